"""Texts that have a column for each language; pages are translated by wagtail-localize."""

from modeltranslation.translator import TranslationOptions, register

from .models import Announcement, ArticleCategory, SiteOwner, Topic


@register((ArticleCategory, Topic))
class SortingTranslation(TranslationOptions):
    fields = ("name", "slug")
    required_languages = {"vi": ("name",)}


@register(SiteOwner)
class SiteOwnerTranslation(TranslationOptions):
    fields = ("name", "address", "promise")


@register(Announcement)
class AnnouncementTranslation(TranslationOptions):
    fields = ("text",)
