"""Read once; a change counts as soon as it is committed, and a slow reader cannot undo it."""

import pytest
from django.core.cache import cache
from wagtail.models import Site

from cms.models import SiteOwner
from cms.surroundings import reading
from cms.surroundings.reading import surroundings

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return SiteOwner.objects.create(site=Site.objects.get(is_default_site=True), tax_code="1")


def test_what_is_remembered_asks_nothing(owner, django_assert_num_queries):
    surroundings()
    with django_assert_num_queries(0):
        assert surroundings().owner.tax_code == "1"


def test_a_change_counts_once_committed(owner, django_capture_on_commit_callbacks):
    surroundings()
    with django_capture_on_commit_callbacks(execute=True):
        owner.tax_code = "2"
        owner.save()
    assert surroundings().owner.tax_code == "2"


def test_a_change_rolled_back_leaves_what_is_remembered(owner):
    before = cache.get(reading.EDITION)
    owner.save()
    assert cache.get(reading.EDITION) == before


def slow_reader(monkeypatch, owner):
    """Someone changes the owner after the reader has read and before it keeps."""
    read = reading.read

    def read_then_changed():
        old = read()
        SiteOwner.objects.filter(pk=owner.pk).update(tax_code="2")
        reading.begin_edition()
        return old

    monkeypatch.setattr(reading, "read", read_then_changed)
    surroundings()
    monkeypatch.setattr(reading, "read", read)


def test_what_a_slow_reader_keeps_is_never_taken_for_new(monkeypatch, owner):
    slow_reader(monkeypatch, owner)
    assert surroundings().owner.tax_code == "2"


def test_control_without_editions_the_old_one_stays(monkeypatch, owner):
    cache.set(reading.EDITION, "always the same")
    monkeypatch.setattr(reading, "begin_edition", lambda: cache.get(reading.EDITION))
    slow_reader(monkeypatch, owner)
    assert surroundings().owner.tax_code == "1"
