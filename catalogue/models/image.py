"""Which pictures a product shows, in which order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractProductImage


class ProductImage(AbstractProductImage):
    """Oscar's image, its file kept as a `Picture` (alt texts, focal point, credit, renditions)."""

    original = None
    caption = None
    picture = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.PROTECT,
        related_name="product_images",
        verbose_name=_("Picture"),
    )

    class Meta(AbstractProductImage.Meta):
        abstract = False

    def __str__(self):
        return str(self.picture)
