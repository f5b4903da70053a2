"""The clock's duties: when they are due, and that each does its work."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from catalogue.models import Product, ProductDocument
from clock.duties import DUTIES, Duty, next_time, perform
from tests.factories.listed import listed_product

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
TWO = Duty("test", time(2), lambda: None)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ((1, 1, 59), (1, 2, 0)),
        ((1, 2, 0), (2, 2, 0)),
        ((31, 23, 59), (32, 2, 0)),
    ],
)
def test_a_duty_is_due_at_its_time_in_vietnam(now, due):
    def moment(day, hour, minute):
        midnight = datetime(2026, 7, 1, hour, minute, tzinfo=VIETNAM)
        return midnight + timedelta(days=day - 1)

    utc = moment(*now).astimezone(ZoneInfo("UTC"))
    assert next_time(TWO, utc) == moment(*due)


def test_a_frequent_duty_is_due_so_long_after_it_was_done():
    now = timezone.now()
    assert next_time(Duty("test", timedelta(seconds=30), lambda: None), now) == now + timedelta(
        seconds=30
    )


def test_a_duty_that_fails_keeps_no_other_from_being_done(caplog):
    assert not perform(Duty("broken", time(2), lambda: 1 / 0))
    assert "broken" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.name)
def test_each_duty_works(duty):
    assert perform(duty)


@pytest.mark.django_db
def test_in_the_night_a_product_whose_papers_lapsed_leaves_the_shelves():
    product = listed_product()
    ProductDocument.objects.filter(kind="food_safety").update(
        expires_on=timezone.localdate() - timedelta(days=1)
    )
    call_command("clock", "--once")
    assert not Product.objects.listed().filter(pk=product.pk).exists()


@pytest.mark.django_db
def test_old_sessions_are_pruned():
    Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))
    call_command("clock", "--once")
    assert not Session.objects.exists()
