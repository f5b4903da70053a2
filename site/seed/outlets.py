"""The two outlets of the plan, with their hours and the Tết break."""

from datetime import date, time

from shop.partner.models import OpeningException, OpeningHours, Partner

from .tables import in_both, missing, texts

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: The first day of the lunar year 2027 is 6 February.
TET_CLOSED = (date(2027, 2, 5), date(2027, 2, 8))
TEXTS = ("name", "summary", "story", "address", "former_address")
FACTS = ("short_name", "phase", "opened_on", "commitment_ends_on", "latitude", "longitude", "phone")


def add_outlets(scenes: dict):
    wanted = [{"code": code, **facts} for code, facts in texts("outlets").items()]
    for row in missing(Partner, "code", wanted):
        outlet = Partner.objects.create(
            code=row["code"],
            state=Partner.State.OPEN,
            collection_cutoff_minutes=row["cutoff"],
            ships=True,
            picture=scenes[row["picture"]],
            **{name: row[name] for name in FACTS},
            **in_both(row, *TEXTS),
        )
        add_hours(outlet, row["hours"])
        close_for_tet(outlet)


def add_hours(outlet, hours: dict):
    """`hours`: {"mon-sat": ("07:00", "18:30")}; a day or a span of days each."""
    for span, (opens, closes) in hours.items():
        first, _dash, last = span.partition("-")
        for weekday in range(DAYS.index(first), DAYS.index(last or first) + 1):
            OpeningHours.objects.create(
                partner=outlet,
                weekday=weekday,
                opens=time.fromisoformat(opens),
                closes=time.fromisoformat(closes),
            )


def close_for_tet(outlet):
    starts_on, ends_on = TET_CLOSED
    OpeningException.objects.create(
        partner=outlet,
        starts_on=starts_on,
        ends_on=ends_on,
        note_vi="Nghỉ Tết Đinh Mùi, từ 29 tháng Chạp đến mùng 3. Chúc bà con ăn Tết vui!",
        note_en="Closed for Tết, the lunar new year, on 6 February 2027. Happy new year!",
    )
