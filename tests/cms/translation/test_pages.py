"""Traps of translating pages: no Vietnamese passes for English, no English page becomes a ghost."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.models import ContentPage, StandardPage
from tests.factories import cms

pytestmark = pytest.mark.django_db
BODY = [
    {"type": "prose", "value": "<p>Khóm ngọt.</p>", "id": "6b0a4e5e-3c0b-4f0e-9d53-0d4c4b7d3a11"}
]
TEXTS = {
    "Về khóm": "About pineapples",
    "Một câu.": "One sentence.",
    "Khóm ngọt.": "Sweet pineapples.",
}


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


@pytest.fixture
def page():
    return cms.add(StandardPage, title="Về khóm", slug="ve-khom", body=BODY)


@pytest.fixture
def alias(page):
    create_aliases_for_new_page(page)
    return version(page)


@pytest.fixture
def translated(page, english):
    """Every text of it, and published."""
    return synchronised(page, english, texts=TEXTS, publish=True)


def version(page) -> ContentPage:
    return ContentPage.objects.get(translation_key=page.translation_key, locale__language_code="en")


def synchronised(page, english, *, texts, publish) -> ContentPage:
    """As "sync translated pages" does it, with the texts that a translator has given."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=english)
    for segment in source.stringsegment_set.all():
        if segment.string.data in texts:
            StringTranslation.from_text(
                segment.string, english, segment.context, texts[segment.string.data]
            )
    source.create_or_update_translation(english, publish=False, fallback=True)
    if publish:
        Page.objects.get(pk=version(page).pk).get_latest_revision().publish()
    return version(page)


def test_a_new_page_stands_in_the_english_tree_marked_as_vietnamese(client, alias):
    response = client.get(alias.url)
    assert alias.alias_of_id and alias.url.startswith("/en/")
    assert response.context["noindex"] and 'lang="vi"' in response.content.decode()
    assert response.context["canonical"].endswith("/vi/ve-khom/")


def test_an_alias_is_no_counterpart(client, page, alias):
    assert client.get(page.url).context["hreflangs"] == []


def test_a_translated_page_is_english(client, page, translated):
    response = client.get(translated.url)
    assert translated.url == "/en/about-pineapples/"
    assert "Sweet pineapples." in response.content.decode()
    assert not response.context["noindex"]
    assert [code for code, _url in client.get(page.url).context["hreflangs"]] == ["vi", "en"]


def test_a_changed_source_leaves_the_published_english_as_it_is(client, page, translated, english):
    page.summary = "Câu khác."
    page.save_revision().publish()
    after = synchronised(page, english, texts={}, publish=False)
    assert after.summary == "One sentence." and after.is_english
    assert "Câu khác." not in client.get(after.url).content.decode()
    assert after.get_latest_revision_as_object().summary == "Câu khác."


def test_control_without_the_guard_vietnamese_is_live(page, translated, english, monkeypatch):
    monkeypatch.setattr("cms.models.content_page.would_slip_in", lambda page: False)
    page.summary = "Câu khác."
    page.save_revision().publish()
    assert synchronised(page, english, texts={}, publish=False).summary == "Câu khác."


def test_published_with_missing_texts_it_is_marked(client, page, translated, english):
    page.summary = "Câu khác."
    page.save_revision().publish()
    after = synchronised(page, english, texts={}, publish=True)
    response = client.get(after.url)
    assert after.untranslated == 1 and not after.is_english
    assert response.context["noindex"] and 'lang="vi"' in response.content.decode()


def test_the_missing_text_given_it_is_english_again(page, translated, english):
    page.summary = "Câu khác."
    page.save_revision().publish()
    synchronised(page, english, texts={}, publish=True)
    after = synchronised(page, english, texts={"Câu khác.": "Another."}, publish=True)
    assert after.is_english and after.summary == "Another."


@pytest.mark.parametrize("kind", ["alias", "translated"])
def test_no_english_page_outlives_its_source(request, page, kind):
    request.getfixturevalue(kind)
    Page.objects.get(pk=page.pk).delete()
    assert not Page.objects.filter(translation_key=page.translation_key).exists()


def test_those_below_go_with_it(page, alias):
    child = cms.add(StandardPage, parent=page)
    create_aliases_for_new_page(child)
    Page.objects.get(pk=page.pk).delete()
    assert not Page.objects.filter(translation_key=child.translation_key).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_english_page_deleted_alone_becomes_an_alias_again(page, translated):
    Page.objects.get(pk=translated.pk).delete()
    assert version(page).alias_of_id == page.pk
    assert Page.find_problems() == ([], [], [], [], [])


def test_unpublished_with_its_source(client, page, translated):
    page.unpublish()
    assert client.get(translated.url).status_code == 404


def test_moved_with_its_source(page, translated):
    section = cms.section(slug="muc", title="Mục")
    create_aliases_for_new_page(section)
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=section.pk), pos="last-child")
    assert version(page).get_parent().translation_key == section.translation_key


def test_the_slug_of_an_alias_stays_vietnamese(alias):
    assert alias.slug == "ve-khom"
