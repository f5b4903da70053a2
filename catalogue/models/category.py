"""The shop's shelves, as a tree."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory

from .base import TranslatedRecord


class Category(TranslatedRecord, AbstractCategory):
    """A shelf. `code` is the same in both languages and names it in filters."""

    slug_source = "name"
    key_texts = ("name",)

    class Meta(AbstractCategory.Meta):
        abstract = False
        verbose_name = _("Category")
        verbose_name_plural = _("Categories")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("category", args=[self.slug, self.pk])

    def generate_slug(self):
        return self.slug_fallback()
