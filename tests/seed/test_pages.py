from collections import Counter

import pytest

from cms import models
from cms.models import ContentPage, FormPage, HomePage
from seed.pages.reading import in_language
from seed.sample import load_records

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]


def pages(language: str):
    return ContentPage.objects.live().filter(locale__language_code=language)


def test_there_is_much_to_read_in_both_languages():
    assert pages("vi").count() >= 40
    assert pages("en").count() == pages("vi").count()


def test_every_english_page_is_english():
    assert [page.title for page in pages("en") if not page.is_english] == []


def test_every_kind_of_page_has_one():
    made = Counter(type(page.specific) for page in pages("vi"))
    kinds = {model for model in vars(models).values() if is_kind(model)}
    assert kinds - set(made) == set()


def is_kind(model) -> bool:
    return isinstance(model, type) and issubclass(model, ContentPage) and model is not ContentPage


def test_a_second_run_adds_no_page_and_keeps_what_people_wrote():
    home = HomePage.objects.get(locale__language_code="vi")
    home.hero_title = "Viết lại"
    home.save_revision().publish()
    number = ContentPage.objects.count()
    load_records(say=lambda line: None)
    home.refresh_from_db()
    assert (ContentPage.objects.count(), home.hero_title) == (number, "Viết lại")


def test_forms_keep_one_name_for_each_answer_in_both_languages():
    vietnamese = FormPage.objects.get(locale__language_code="vi", purpose="complaint")
    english = vietnamese.get_translations().get().specific
    names = [
        [field.clean_name for field in page.form_fields.all()] for page in (vietnamese, english)
    ]
    assert names[0] == names[1]


def test_texts_are_read_in_one_language():
    data = {
        "title_vi": "Khóm",
        "title_en": "Pineapple",
        "at_most": 4,
        "steps": [{"vi": "a", "en": "b"}],
    }
    assert in_language(data, "en") == {"title": "Pineapple", "at_most": 4, "steps": ["b"]}
