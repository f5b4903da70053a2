"""English pages follow their Vietnamese source: unpublished, moved and deleted with it."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_unpublished, post_page_move

from cms.page_translation import versions_of


def is_source(page) -> bool:
    return page.locale.language_code == "vi"


@receiver(page_unpublished)
def unpublish_versions(sender, instance, **kwargs):
    """Wagtail takes down aliases by itself, not translations."""
    if is_source(instance):
        for version in versions_of(instance).filter(live=True, alias_of=None):
            version.specific.unpublish()


@receiver(post_page_move)
def move_versions(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """To the same place in the other tree."""
    if not is_source(instance) or parent_page_before == parent_page_after:
        return
    for version in versions_of(instance):
        parent = versions_of(parent_page_after).filter(locale=version.locale_id).first()
        if parent is not None:
            version.specific.move(parent, pos="last-child")


@receiver(post_delete, sender=Page)
def delete_versions(sender, instance, **kwargs):
    """No English page outlives its source; in place of one deleted alone an alias stands again."""
    if is_source(instance):
        for version in Page.objects.filter(translation_key=instance.translation_key):
            version.specific.delete()
        return
    source = versions_of(instance).filter(locale__language_code="vi").first()
    if source is not None and source.depth > 2:
        source.specific.copy_for_translation(instance.locale, copy_parents=True, alias=True)
