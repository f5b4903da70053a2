"""A changed setting, and any page that appears, moves or goes, changes what stands around pages."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from cms.models import Announcement, Navigation, SiteOwner, SocialLink

from .reading import forget

WATCHED = (Announcement, Navigation, SiteOwner, SocialLink, PageViewRestriction)


@receiver([post_save, post_delete])
def follow_records(sender, **kwargs):
    if issubclass(sender, (*WATCHED, Page)):
        forget()


@receiver([post_page_move, page_slug_changed])
def follow_addresses(sender, **kwargs):
    forget()
