"""How far an English page is in English, and what must not slip into it (docs/translation.md)."""

from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.models import Translation

from catalogue.text import slugify


def untranslated_texts(page) -> int:
    """How many of the page's texts its translation still lacks; 0 for a Vietnamese page."""
    if page.locale.language_code == "vi":
        return 0
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale
    ).first()
    if translation is None:
        return 0
    total, translated = translation.get_progress()
    return total - translated


def would_slip_in(page) -> bool:
    """Whether saving would put Vietnamese into a published English page that has none.

    wagtail-localize writes a source that changed into the live page even where only a draft is
    wanted. Publishing comes with another live revision: then somebody wants it, and it is marked.
    """
    if not page.pk or not page.untranslated or page.alias_of_id:
        return False
    known = type(page).objects.filter(pk=page.pk, live=True, alias_of=None, untranslated=0)
    return known.filter(live_revision=page.live_revision_id).exists()


def slug_in_language(page) -> str:
    """The slug of an English page follows its English title; others keep theirs."""
    is_own_english = page.locale.language_code == "en" and not page.alias_of_id
    if not is_own_english or not page.path:
        return page.slug
    wish = slugify(page.title) or page.slug
    return wish if wish == page.slug else find_available_slug(page.get_parent(), wish, page.pk)


def versions_of(page):
    """The page in other languages, as plain pages."""
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
