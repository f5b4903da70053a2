"""One kind of picture for products, producers, outlets and pages, with Wagtail's renditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from bilingual.sources import BilingualTexts


class Picture(BilingualTexts, AbstractImage):
    """A photo or drawing; its focal point decides what survives a crop.

    `alt` is translated (`alt_vi`, `alt_en`): what a person who cannot see it is told.
    """

    alt = models.CharField(_("Text for those who cannot see it"), max_length=255, blank=True)
    credit = models.CharField(_("Credit"), max_length=255, blank=True)
    is_illustration = models.BooleanField(
        _("Illustration, not a photo"),
        default=False,
        help_text=_("Visitors are told so, until a photo comes."),
    )

    admin_form_fields = (*Image.admin_form_fields, "alt", "credit", "is_illustration")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self):
        return self.alt or self.title


class PictureRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
