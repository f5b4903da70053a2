"""Who runs the shop, and what is announced, as staff say it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Site

from cms.models import Announcement, SiteOwner, SocialLink
from cms.surroundings.reading import begin_edition

pytestmark = pytest.mark.django_db


def html(client, language="vi", path="") -> str:
    return client.get(f"/{language}/{path}").content.decode()


def announce(**fields) -> Announcement:
    site = Site.objects.get(is_default_site=True)
    return Announcement.objects.create(
        site=site, **{"text_vi": "Mai nếm khóm", "text_en": "Tasting tomorrow", **fields}
    )


def own(**fields) -> SiteOwner:
    return SiteOwner.objects.create(site=Site.objects.get(is_default_site=True), **fields)


def test_an_owner_not_yet_given_is_said_to_be_open(client):
    assert "chờ xác nhận" in html(client)


def test_the_owner_is_named_with_what_the_law_asks(client):
    own(name_vi="Văn phòng Nông thôn mới", address_vi="1 Hòa Bình", tax_code="6300123456",
        phone="0293 000 0001", email="ocop@example.vn")  # fmt: skip
    page = html(client)
    assert "Văn phòng Nông thôn mới." in page and "6300123456" in page
    assert 'href="tel:+842930000001"' in page and 'href="mailto:ocop@example.vn"' in page
    assert "chờ xác nhận" not in page.partition("<footer")[2]
    assert '<span lang="vi">Văn phòng Nông thôn mới</span>' in html(client, "en")


def test_the_badge_is_drawn_only_once_its_address_is_given(client):
    owner = own()
    assert "trade-badge" not in html(client)
    owner.badge_url = "https://example.org/badge"
    owner.save()
    begin_edition()
    assert 'class="trade-badge" href="https://example.org/badge"' in html(client)


def test_social_links_stand_in_the_foot(client):
    SocialLink.objects.create(owner=own(), name="Facebook", url="https://example.org/ocop")
    assert 'href="https://example.org/ocop" rel="me noopener">Facebook' in html(client)


def test_an_announcement_is_shown_in_the_readers_language(client):
    announce()
    assert "Mai nếm khóm" in html(client)
    assert "Tasting tomorrow" in html(client, "en")


@pytest.mark.parametrize(
    ("begins", "ends", "is_shown"),
    [(-1, 1, True), (None, None, True), (1, 2, False), (-2, -1, False), (None, 1, True)],
)
def test_it_is_shown_between_its_two_moments(client, begins, ends, is_shown):
    now = timezone.now()
    at = [hours and now + timedelta(hours=hours) for hours in (begins, ends)]
    announce(shown_from=at[0], shown_until=at[1])
    assert ("Mai nếm khóm" in html(client)) is is_shown


def test_one_remembered_ends_on_time(client, monkeypatch):
    """The reading may be old, the clock is not."""
    announce(shown_until=timezone.now() + timedelta(seconds=30))
    assert "Mai nếm khóm" in html(client)
    later = timezone.now() + timedelta(seconds=31)
    monkeypatch.setattr("cms.surroundings.reading.timezone.now", lambda: later)
    assert "Mai nếm khóm" not in html(client)


def test_an_announcement_cannot_end_before_it_begins():
    now = timezone.now()
    with pytest.raises(ValidationError, match="Lúc kết thúc"):
        Announcement(text_vi="Mai", shown_from=now, shown_until=now).clean()
