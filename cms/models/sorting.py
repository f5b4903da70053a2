"""How articles are sorted: one category each, any number of tags. Both have two names."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import TranslatedRecord


class Sorting(TranslatedRecord):
    slug_source = "name"
    name = models.CharField(_("Name"), max_length=80)
    slug = models.SlugField(_("Slug"), max_length=80, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class ArticleCategory(Sorting):
    """What kind of article it is: news, promotion, press release…"""

    class Meta:
        ordering = ["name"]
        verbose_name = _("category of articles")
        verbose_name_plural = _("categories of articles")


class Topic(Sorting):
    """A tag: what an article is about."""

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
