"""Every type of page can be looked at before it is published, in both languages."""

import pytest
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.models import ContentPage, HomePage
from tests.factories import cms
from tests.factories.cms import PAGES, in_english
from tests.factories.cms_blocks import page_of_all

pytestmark = pytest.mark.django_db
TYPES = sorted(PAGES, key=lambda model: model.__name__)


def previews(page):
    return [page.make_preview_request(preview_mode=mode) for mode, _label in page.preview_modes]


@pytest.mark.parametrize("model", TYPES)
def test_each_type_in_each_mode_and_language(model):
    page = PAGES[model]()
    english = (page.get_translations().first() or in_english(page)).specific
    for one in (page, english):
        for answer in previews(one):
            answer.render() if hasattr(answer, "render") else None
            assert answer.status_code == 200
            assert f'<html lang="{one.locale.language_code}">' in answer.content.decode()


@pytest.mark.parametrize("model", [model for model in TYPES if model is not HomePage])
def test_an_english_page_that_is_still_vietnamese(model):
    create_aliases_for_new_page(PAGES[model]())
    alias = ContentPage.objects.filter(alias_of__isnull=False).last().specific
    assert [answer.status_code for answer in previews(alias)] == [200] * len(alias.preview_modes)


def test_a_draft_that_nobody_saved_yet_with_every_block():
    page = page_of_all(live=False)
    page.title = "Chưa lưu"
    (answer,) = previews(page)
    answer.render()
    assert "Chưa lưu" in answer.content.decode()


def test_a_form_is_looked_at_before_and_after_sending():
    assert [mode for mode, _label in cms.form_page().preview_modes] == ["form", "landing"]
