"""What must hold for every type of page; a new type fails until it has it all."""

import pytest
from django.template.loader import get_template
from wagtail.models import get_page_models

from cms.models import ContentPage
from tests.factories.cms import PAGES, in_english

pytestmark = pytest.mark.django_db
TYPES = sorted(
    (model for model in get_page_models() if issubclass(model, ContentPage) and model.is_creatable),
    key=lambda model: model.__name__,
)


def test_every_type_has_a_factory():
    assert set(TYPES) == set(PAGES)


@pytest.mark.parametrize("model", TYPES)
def test_it_has_a_template_a_name_and_a_place(model):
    assert get_template(model.template).template.name == model.template
    assert model._meta.verbose_name != "page" and model.parent_page_types is not None


@pytest.mark.parametrize("model", TYPES)
def test_it_is_shown_in_both_languages(client, model):
    page = PAGES[model]()
    english = page.get_translations().first() or in_english(page)
    for one, language in ((page, "vi"), (english, "en")):
        response = client.get(one.url)
        assert response.status_code == 200
        assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.parametrize("model", TYPES)
def test_it_answers_no_other_method(client, model):
    page = PAGES[model]()
    assert client.delete(page.url).status_code == 405
    assert client.trace(page.url).status_code == 405


@pytest.mark.parametrize("model", [model for model in TYPES if model.__name__ != "HomePage"])
def test_a_draft_is_seen_by_nobody(client, model):
    page = PAGES[model](live=False)
    assert client.get(page.url_path.replace("/trang-chu/", "/vi/")).status_code == 404


@pytest.mark.parametrize("model", TYPES)
def test_its_markup_is_valid(client, model, html_validate_all):
    page = PAGES[model]()
    english = page.get_translations().first() or in_english(page)
    pages = {one.url: client.get(one.url).content.decode() for one in (page, english)}
    assert html_validate_all(pages) == {}
