"""English pages, made as a translator would: text by text beside the Vietnamese."""

from collections import defaultdict

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def translate(page, english):
    """Publishes the translation of `page`; `english` is the same page with its English texts.

    `english` is not saved: it lends its texts, each found at the same path as its Vietnamese.
    """
    locale = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    add_texts(source, locale, texts_of(english))
    translated, _made = source.create_or_update_translation(locale, publish=False, fallback=True)
    translated.get_latest_revision().publish()
    return translated


def texts_of(page) -> dict[str, list[str]]:
    """{path: its texts in order}; a rich text has one for each paragraph."""
    found = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.get_translatable_html())
    return found


def add_texts(source, locale, texts: dict[str, list[str]]):
    """Ties each Vietnamese text to the English one at its path."""
    segments = StringSegment.objects.filter(source=source).select_related("context")
    translations, seen = [], set()
    for segment in segments.order_by("order"):
        waiting = texts.get(segment.context.path)
        key = (segment.string_id, segment.context_id)
        if waiting and key not in seen:
            seen.add(key)
            translations.append(
                StringTranslation(
                    translation_of_id=segment.string_id,
                    context_id=segment.context_id,
                    locale=locale,
                    data=waiting.pop(0),
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                )
            )
    StringTranslation.objects.bulk_create(translations, ignore_conflicts=True)
