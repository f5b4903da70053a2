"""A page of every type, in both languages: accessible, and as wide as the screen."""

import pytest

from tests.factories.cms import PAGES, in_english

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def paths(language: str) -> dict[str, str]:
    """{type: path} of a page of each type in a language."""
    found = {}
    for model, make in PAGES.items():
        page = make()
        if language == "en":
            page = page.get_translations().first() or in_english(page)
        found[model.__name__] = page.url
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_type_is_accessible_and_fits(page, axe, language):
    visitor = page(320)
    found = {}
    for kind, path in paths(language).items():
        assert visitor.goto(path).status == 200
        is_wide = visitor.evaluate("document.documentElement.scrollWidth") > 320
        if faults := axe(visitor) + ["scrolls sideways"] * is_wide:
            found[kind] = faults
    assert found == {}
