"""What awaits translation, and what is older than its source."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.models import ContentPage, StandardPage
from cms.reports.translations import State, awaiting, next_step
from cms.roles import TRANSLATOR
from tests.factories import cms

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    page = cms.add(StandardPage, title="Về khóm")
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def state_of(page) -> str | None:
    found = awaiting().filter(pk=page.pk).first()
    return found and found.english_state


def submitted(page) -> TranslationSource:
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    Translation.objects.get_or_create(source=source, target_locale=english)
    source.create_or_update_translation(english, publish=False, fallback=True)
    return source


def translate(source):
    english = Locale.objects.get(language_code="en")
    for segment in source.stringsegment_set.all():
        StringTranslation.from_text(segment.string, english, segment.context, "English")
    source.create_or_update_translation(english, publish=False, fallback=True)


def publish_english(page):
    english = ContentPage.objects.get(
        translation_key=page.translation_key, locale__language_code="en"
    )
    english.specific.get_latest_revision().publish()


def test_a_page_without_english_is_missing_it(page):
    assert state_of(page) == State.MISSING


def test_an_alias_is_not_english(page):
    create_aliases_for_new_page(page)
    assert state_of(page) == State.MISSING


def test_a_translation_begun_waits_for_its_texts(page):
    source = submitted(page)
    assert state_of(page) == State.PARTIAL
    assert awaiting().get(pk=page.pk).waiting == source.stringsegment_set.count()


def test_a_translation_done_waits_to_be_published(page):
    translate(submitted(page))
    assert state_of(page) == State.DRAFT


def test_a_translation_published_waits_for_nothing(page):
    translate(submitted(page))
    publish_english(page)
    assert state_of(page) is None


def test_a_source_published_again_leaves_it_stale(page):
    translate(submitted(page))
    publish_english(page)
    page.title = "Về khóm Cầu Đúc"
    page.save_revision().publish()
    assert state_of(page) == State.STALE


def test_a_page_taken_down_waits_for_nobody(page):
    page.unpublish()
    assert state_of(page) is None


@pytest.mark.parametrize(
    "make", [lambda page: None, submitted, lambda page: translate(submitted(page))]
)
def test_a_translator_can_go_where_the_list_leads(client, enter, page, make):
    enter(TRANSLATOR)
    make(page)
    assert client.get(next_step(awaiting().get(pk=page.pk))).status_code == 200


def test_a_translator_can_bring_a_stale_one_up_to_date(client, enter, page):
    enter(TRANSLATOR)
    source = submitted(page)
    TranslationSource.objects.update(last_updated_at=timezone.now() - timedelta(days=1))
    assert str(source.pk) in next_step(awaiting().get(pk=page.pk))
    assert client.get(next_step(awaiting().get(pk=page.pk))).status_code == 200
