"""Lots, for tracing a pack back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import TranslatedRecord


class Lot(TranslatedRecord):
    """What was packed together. GS1 Digital Link: `/01/{upc}/10/{number}`."""

    product = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.CASCADE,
        related_name="lots",
        verbose_name=_("Product"),
    )
    number = models.CharField(_("Lot number"), max_length=20)
    packed_on = models.DateField(_("Packed on"))
    best_before = models.DateField(_("Best before"), null=True, blank=True)
    steps = models.TextField(_("From field to shelf"), blank=True, help_text=_("One step a line."))

    class Meta:
        ordering = ["-packed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "number"], name="lot_once_per_product")
        ]
        verbose_name = _("Lot")
        verbose_name_plural = _("Lots")

    def __str__(self):
        return self.number
