"""One kind of picture for products, producers, outlets and pages, with Wagtail's renditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    get_upload_to,
)

from bilingual.sources import BilingualTexts
from pictures.storage import public_storage


class Picture(BilingualTexts, AbstractImage):
    """A photo or drawing; its focal point decides what survives a crop.

    `alt` is translated (`alt_vi`, `alt_en`): what a person who cannot see it is told.
    """

    file = WagtailImageField(
        _("Picture file"),
        upload_to=get_upload_to,
        storage=public_storage,
        width_field="width",
        height_field="height",
    )
    alt = models.CharField(_("Text for those who cannot see it"), max_length=255, blank=True)
    credit = models.CharField(_("Credit"), max_length=255, blank=True)
    is_illustration = models.BooleanField(
        _("Illustration, not a photo"),
        default=False,
        help_text=_("Visitors are told so, until a photo comes."),
    )

    admin_form_fields = (
        *("file", "title", "alt_vi", "alt_en", "credit", "is_illustration", "collection", "tags"),
        *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
    )

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
