"""Who made it."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from stdnum.vn import mst

from catalogue.querysets import ProducerQuerySet

from .base import TranslatedRecord

#: Households are taxed by a person's identity number, which has no check digit.
IDENTITY_NUMBER = re.compile(r"[0-9]{12}")


def validate_tax_code(value: str):
    """A Vietnamese tax code: 10 or 13 digits with a right check digit; a household's 12.

    Raises ValidationError.
    """
    if not mst.is_valid(value) and not IDENTITY_NUMBER.fullmatch(mst.compact(value)):
        raise ValidationError(
            _("This tax code is not right: 10 digits (13 for a branch, 12 for a household)."),
            code="tax_code",
        )


class Producer(index.Indexed, TranslatedRecord):
    """A cooperative, company, household business or cooperative group ("chủ thể")."""

    class Kind(models.TextChoices):
        COOPERATIVE = "cooperative", _("Cooperative")
        COMPANY = "company", _("Company")
        HOUSEHOLD = "household", _("Household business")
        GROUP = "group", _("Cooperative group")

    slug_source = "name"
    key_texts = ("name", "story")
    name = models.CharField(_("Name"), max_length=255)
    slug = models.SlugField(_("Slug"), max_length=255)
    kind = models.CharField(_("Kind"), max_length=16, choices=Kind.choices)
    summary = models.CharField(_("In one sentence"), max_length=300, blank=True)
    story = models.TextField(_("Story"), blank=True)
    place = models.ForeignKey(
        "catalogue.Place",
        on_delete=models.PROTECT,
        related_name="producers",
        verbose_name=_("Place"),
    )
    address = models.CharField(_("Address"), max_length=255, blank=True)
    picture = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Picture"),
    )
    tax_code = models.CharField(
        _("Tax code"), max_length=14, blank=True, validators=[validate_tax_code]
    )
    contact_name = models.CharField(_("Contact person"), max_length=128, blank=True)
    phone = models.CharField(_("Phone"), max_length=32, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    website = models.URLField(_("Website"), blank=True)
    show_contact_name = models.BooleanField(_("Show the contact person"), default=False)
    show_phone = models.BooleanField(_("Show the phone"), default=False)
    show_email = models.BooleanField(_("Show the e-mail"), default=False)
    show_address = models.BooleanField(_("Show the address"), default=False)
    is_public = models.BooleanField(_("Public"), default=True, db_index=True)
    #: Written by the producers' room alone, with its record.
    suspended_at = models.DateTimeField(_("Suspended"), null=True, editable=False)
    search_text = models.TextField(editable=False, blank=True, default="")

    objects = ProducerQuerySet.as_manager()
    search_auto_update = False
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
        index.FilterField("is_public"),
        index.FilterField("suspended_at"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("Producer")
        verbose_name_plural = _("Producers")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("producer", args=[self.slug, self.pk])

    @property
    def is_shown(self) -> bool:
        """Wanted by staff, and not suspended: else none of its products is shown either."""
        return self.is_public and self.suspended_at is None

    def pictures(self) -> list:
        """In the order in which its page shows them, with what their sizes need."""
        images = self.images.select_related("picture").prefetch_related("picture__renditions")
        first = [self.picture] if self.picture else []
        return [*first, *(image.picture for image in images)]

    def public_contact(self) -> dict[str, str]:
        """Only what the producer chose to show: any of contact_name, phone, email, address."""
        names = ("contact_name", "phone", "email", "address")
        return {
            name: getattr(self, name)
            for name in names
            if getattr(self, f"show_{name}") and getattr(self, name)
        }
