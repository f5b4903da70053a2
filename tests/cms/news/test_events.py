from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from cms.news.calendar_file import LONGEST, calendar_file
from cms.news.timing import countdown
from tests.factories import cms

pytestmark = pytest.mark.django_db


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        (5, 6, "In 5 days"),
        (1, 1, "In 1 day"),
        (0, 0, "Today"),
        (-1, 2, "Under way"),
        (-3, -1, "Over"),
    ],
)
def test_how_far_away_an_event_is(begins, ends, words):
    today = timezone.localdate()
    with override("en"):
        assert countdown(today + timedelta(days=begins), today + timedelta(days=ends)) == words


def test_what_is_to_come_and_what_was(client):
    soon = cms.event(title="Sắp tới")
    cms.event(title="Đã qua", starts_in=timedelta(days=-9))
    context = client.get(soon.get_parent().url).context
    assert [card.title for card in context["cards"]] == ["Sắp tới"]
    assert [card.title for card in context["past"]] == ["Đã qua"]


def test_an_event_ends_after_it_begins():
    event = cms.event()
    event.ends_at = event.starts_at - timedelta(hours=1)
    with pytest.raises(ValidationError):
        event.full_clean()


def test_the_calendar_file_is_one(client):
    event = cms.event(title="Nếm khóm; mứt, siro\\", summary="Ngọt " * 40)
    response = client.get(event.url + "calendar/")
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/calendar")
    assert all(len(line.encode()) <= LONGEST for line in text.split("\r\n"))
    assert "SUMMARY:Nếm khóm\\; mứt\\, siro\\\\" in unfolded(text)


def test_times_are_in_utc():
    event = cms.event()
    event.starts_at = datetime(2026, 12, 24, 1, 30, tzinfo=UTC)
    event.ends_at = event.starts_at + timedelta(hours=2)
    assert "DTSTART:20261224T013000Z" in unfolded(calendar_file(event))


def test_of_whole_days_the_end_is_the_day_after():
    event = cms.event(lasts_whole_days=True)
    event.starts_at = datetime(2026, 12, 23, 17, tzinfo=UTC)  # midnight in Vietnam
    event.ends_at = event.starts_at + timedelta(days=2, hours=23)
    lines = unfolded(calendar_file(event))
    assert "DTSTART;VALUE=DATE:20261224" in lines
    assert "DTEND;VALUE=DATE:20261227" in lines


def test_one_that_is_over_offers_no_calendar(client):
    over = cms.event(starts_in=timedelta(days=-9))
    assert "calendar/" not in client.get(over.url).content.decode()
