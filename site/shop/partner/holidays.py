"""Vietnam's public holidays (Labour Code 2019, article 112), days off in lieu among them."""

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language
from holidays import Vietnam

#: What the calendar calls a language.
CALENDAR_LANGUAGE = {"vi": "vi", "en": "en_US"}
#: The days of Tết are counted one by one ("Mùng hai Tết Nguyên Đán"); visitors read one name.
TET = {"vi": "Tết Nguyên Đán", "en": "Lunar New Year (Tết)"}
TET_MARK = {"vi": "Tết", "en": "Lunar New Year"}
NEW_YEAR = "Tết Dương lịch"


def holiday_on(day: date) -> str:
    """The name of the public holiday in the active language; "" on any other day."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    return _of_year(day.year, language).get(day, "")


@lru_cache(maxsize=32)
def _of_year(year: int, language: str) -> dict[date, str]:
    calendar = Vietnam(years=year, language=CALENDAR_LANGUAGE[language])
    return {day: _name(calendar[day], language) for day in calendar}


def _name(name: str, language: str) -> str:
    if TET_MARK[language] in name and name != NEW_YEAR:
        return TET[language]
    return name
