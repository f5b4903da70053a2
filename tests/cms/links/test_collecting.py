"""Which links a page is known to have."""

import pytest

from cms.links.collecting import Link, collect, collect_all, links_of
from cms.models import PageLink, SpecialtyPage, StandardPage
from tests.factories import cms

TEXT = (
    '<p><a linktype="page" id="7">Trang</a> <a linktype="document" id="8">Giấy</a> '
    '<a href="https://a.vn/">A</a> <a href="mailto:a@a.vn">thư</a> <a href="#x">đây</a></p>'
)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            TEXT,
            [
                Link("Trang", to_page=7),
                Link("Giấy", to_document=8),
                Link("A", address="https://a.vn/"),
            ],
        ),
        ([{"value": {"text": TEXT[:40] + "</a>"}}], [Link("Trang", to_page=7)]),
        ({"page": 7, "shop_page": "", "address": ""}, [Link("", to_page=7)]),
        (
            {"page": None, "shop_page": "", "address": "https://a.vn"},
            [Link("", address="https://a.vn")],
        ),
        ({"page": None, "shop_page": "outlets", "address": ""}, []),
        ("", []),
        (None, []),
    ],
)
def test_links_are_found_in_texts_and_buttons(raw, found):
    assert list(links_of(raw)) == found


@pytest.mark.django_db
def test_links_are_known_once_a_page_is_published():
    page = cms.add(StandardPage, body=[{"type": "prose", "value": TEXT}])
    page.save_revision().publish()
    assert page.links.count() == 3


@pytest.mark.django_db
def test_of_links_that_stay_what_is_known_stays():
    page = cms.add(StandardPage, body=[{"type": "prose", "value": TEXT}])
    collect(page)
    PageLink.book(PageLink.objects.filter(address="https://a.vn/"), PageLink.State.GONE)
    page.body = [{"type": "prose", "value": '<a href="https://a.vn/">A</a><a href="/vi/">B</a>'}]
    page.save()
    collect(StandardPage.objects.get(pk=page.pk))
    assert dict(page.links.values_list("address", "state")) == {
        "https://a.vn/": "gone",
        "/vi/": "new",
    }


@pytest.mark.django_db
def test_rich_texts_beside_the_body_are_read():
    page = cms.specialty_page(how_to_choose=TEXT)
    collect(SpecialtyPage.objects.get(pk=page.pk))
    assert page.links.filter(to_page=7).exists()


@pytest.mark.django_db
def test_a_draft_has_no_links_yet():
    page = cms.add(StandardPage, body=[{"type": "prose", "value": TEXT}], live=False)
    collect_all()
    assert not page.links.exists()


@pytest.mark.django_db
def test_broken_since_is_the_first_time_and_forgotten_when_mended():
    page = cms.add(StandardPage, body=[{"type": "prose", "value": TEXT}])
    collect(page)
    links = page.links.filter(address="https://a.vn/")
    PageLink.book(links, PageLink.State.GONE)
    first = links.get().broken_since
    PageLink.book(links, PageLink.State.SILENT)
    assert links.get().broken_since == first
    PageLink.book(links, PageLink.State.FINE)
    assert links.get().broken_since is None
