"""How far an English page is in English."""

from wagtail_localize.models import Translation


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
