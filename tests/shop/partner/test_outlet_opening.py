"""An outlet's hours read from the database, and the list that every page may ask for."""

from datetime import datetime, time

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils import timezone

from shop.partner import middleware
from shop.partner.context import outlets
from shop.partner.models import Partner
from shop.partner.schedule import ZONE
from tests.factories.outlet import OpeningExceptionFactory, OutletFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock that the outlets read."""

    def set_to(text):
        moment = datetime.fromisoformat(text).replace(tzinfo=ZONE)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


def test_an_outlet_knows_whether_it_is_open(clock):
    clock("2026-03-02 18:20")
    opening = OutletFactory().opening
    assert (opening.is_open, opening.minutes_left) == (True, 40)


@override_settings(TIME_ZONE="UTC")
def test_a_server_on_utc_changes_nothing(clock):
    outlet = OutletFactory(hours=[(0, time(0), time(1))])
    clock("2026-03-02 00:30")
    with timezone.override("UTC"):
        assert outlet.opening.is_open and outlet.week[0].date.day == 2


def test_an_exception_is_read(clock):
    clock("2026-02-17 10:00")
    outlet = OpeningExceptionFactory().partner
    assert not outlet.opening.is_open
    assert [change.note for change in outlet.upcoming_exceptions] == ["Nghỉ Tết"]


@pytest.mark.parametrize("state", ["draft", "planned", "closed"])
def test_only_an_open_outlet_opens(clock, state):
    clock("2026-03-02 12:00")
    assert not OutletFactory(state=state).opening.is_open


def test_short_holiday_hours_are_the_outlets_own(clock):
    clock("2026-02-17 10:00")
    outlet = OutletFactory(holiday_hours="short", holiday_opens=time(8), holiday_closes=time(11))
    assert outlet.opening.minutes_left == 60


def test_prefetched_hours_cost_no_query(django_assert_num_queries):
    OpeningExceptionFactory()
    [outlet] = Partner.objects.for_pages()
    with django_assert_num_queries(0):
        assert outlet.opening and outlet.week and outlet.upcoming_exceptions is not None


def render(text, rf):
    page = middleware.outlets(lambda request: Template(text).render(Context(outlets(request))))
    return page(rf.get("/"))


def test_a_page_that_asks_for_no_outlets_pays_nothing(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        render("", rf)


def test_every_outlet_with_its_hours_costs_three_queries(rf, django_assert_num_queries):
    OutletFactory.create_batch(3)
    OutletFactory(state="draft")
    page = "{% for outlet in outlets %}{{ outlet.opening.text }};{% endfor %}{{ outlets|length }}"
    with django_assert_num_queries(3):
        assert render(page + page, rf).count(";") == 6
