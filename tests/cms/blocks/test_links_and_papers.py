"""Links lead where the reader may go; papers and films stay closed until they may be opened."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.models import Collection, CollectionViewRestriction

from cms.blocks import BodyBlock
from cms.blocks.media import player_of
from pictures.models import Picture
from tests.factories.cms_blocks import BLOCKS, body, document, page_of, place_page, value

pytestmark = pytest.mark.django_db


def drawn(*blocks) -> str:
    stream = body(*blocks)
    return stream.stream_block.render(stream)


def link_to(page):
    return "prose", value("prose", f'<p><a linktype="page" id="{page.pk}">Chợ</a></p>')


def button_to(page):
    button = {"text": "Đi", "link": {"page": page.pk}}
    return "call_to_action", value("call_to_action", {"title": "Ghé", "button": button})


def test_links_lead_to_live_pages_only():
    place = place_page()
    assert drawn(link_to(place), button_to(place)).count(f'href="{place.url}"') == 2
    place.unpublish()
    html = drawn(link_to(place), button_to(place))
    assert "href" not in html
    assert "Chợ" in html


def test_links_lead_to_the_page_in_the_readers_language():
    vietnamese = page_of(body(), slug="ve-chung-toi")
    key = vietnamese.translation_key
    english = page_of(body(), language="en", slug="about-us", translation_key=key)
    with override("en"):
        assert english.url in drawn(link_to(vietnamese))


def test_a_card_of_a_page_without_english_is_marked_as_vietnamese():
    with override("en"):
        html = drawn(("page_cards", BLOCKS["page_cards"]()))
    assert '<article class="page-card" lang="vi">' in html


def test_a_closed_document_is_not_offered_to_everybody(client, django_user_model):
    closed = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    papers = [document(title="Mở"), document(title="Kín", collection=closed)]
    chosen = {"documents": [{"document": paper.pk} for paper in papers]}
    path = page_of(body(("documents", value("documents", chosen)))).url
    html = client.get(path).content.decode()
    assert papers[0].url in html
    assert papers[1].url not in html
    client.force_login(django_user_model.objects.create_user("nv", "nv@example.com"))
    assert papers[1].url in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://youtu.be/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/12345678", "https://player.vimeo.com/video/12345678?dnt=1"),
        ("https://example.com/watch?v=abcdefghijk", ""),
    ],
)
def test_only_known_sites_have_a_player(address, player):
    assert player_of(address) == player


def test_only_a_page_with_a_film_may_frame_its_player(client):
    with_film = client.get(page_of(body(("video", BLOCKS["video"]()))).url)
    without = client.get(page_of(body(), slug="khong-phim").url)
    assert "frame-src https://www.youtube-nocookie.com" in with_film["Content-Security-Policy"]
    assert "frame-src" not in without["Content-Security-Policy"]
    html = with_film.content.decode()
    assert "<iframe" not in html
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in html


def test_an_editor_must_say_what_a_picture_shows_unless_it_is_decoration():
    block = BodyBlock().child_blocks["picture"]
    chosen = BLOCKS["picture"]()
    Picture.objects.update(alt_vi="")
    with pytest.raises(ValidationError):
        block.clean(chosen)
    chosen["is_decorative"] = True
    assert 'alt=""' in block.render(block.clean(chosen))


def test_ids_of_headings_are_slugs_and_unique():
    twice = [("heading", "Cách chọn"), ("heading", "Cách chọn")]
    html = drawn(*twice)
    assert 'id="cach-chon"' in html
    assert 'id="cach-chon-2"' in html
