"""Which pictures a product or a producer shows, in which order."""

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


class ProducerImage(models.Model):
    """A further picture of a producer's page, behind `Producer.picture`."""

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.CASCADE,
        related_name="images",
        verbose_name=_("Producer"),
    )
    picture = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.PROTECT,
        related_name="producer_images",
        verbose_name=_("Picture"),
    )
    display_order = models.PositiveIntegerField(_("Position"), default=0)

    class Meta:
        ordering = ["display_order", "pk"]
        verbose_name = _("Picture of a producer")
        verbose_name_plural = _("Pictures of producers")

    def __str__(self):
        return str(self.picture)
