"""Dates and times as each language writes them, by Vietnam's clock."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils.translation import override

from design.templatetags.dates import clock, day, month


@pytest.mark.parametrize(("language", "written"), [("vi", "05/06/2024"), ("en", "5 June 2024")])
def test_a_day_is_written_as_each_language_does(language, written):
    with override(language):
        assert day(date(2024, 6, 5)) == written
        assert day(datetime(2024, 6, 4, 18, tzinfo=UTC)) == written


@pytest.mark.parametrize(("language", "written"), [("vi", "06/2024"), ("en", "June 2024")])
def test_a_month_is_written_as_each_language_does(language, written):
    with override(language):
        assert month(date(2024, 6, 5)) == written


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_time_has_24_hours(language):
    with override(language):
        assert clock(time(19)) == "19:00"
        assert clock(datetime(2024, 6, 5, 12, tzinfo=UTC)) == "19:00"


def test_nothing_is_written_where_there_is_no_date():
    assert day(None) == month(None) == clock(None) == ""
