"""The page editor's form of a picture: the shop's rules for its file, and its texts."""

from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.forms import BaseImageForm

from pictures.uploads import MEGABYTE, PictureUpload

LABELS = {
    "alt_vi": gettext_lazy("What it shows, in Vietnamese"),
    "alt_en": gettext_lazy("What it shows, in English"),
}


class PictureFile(PictureUpload):
    """With what Wagtail's screen for several uploads asks of the field."""

    def __init__(self, **options):
        self.max_upload_size = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        limit = {"limit": self.max_upload_size // MEGABYTE}
        kinds = _("Send a JPG, PNG, WebP, AVIF or HEIC file of at most %(limit)d MB.") % limit
        super().__init__(help_text=kinds, **options)
        self.error_messages["invalid_image_extension"] = kinds
        self.error_messages["file_too_large_unknown_size"] = kinds


class PictureForm(BaseImageForm):
    """Wagtail builds all its forms for pictures on this one; some leave fields out.

    What a picture shows is always said. Whether it is decoration is decided where it stands.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.initial.get("title"):
            # One of several: Wagtail proposes the file's whole name.
            self.initial["title"] = PurePath(self.initial["title"]).stem
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureFile(
                label=given.label, required=given.required, widget=given.widget
            )
        for name, label in LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        if "alt_vi" in self.fields:
            self.fields["alt_vi"].required = True
            self.fields["alt_vi"].help_text = _(
                "For those who cannot see it. That it is only decoration is said on the page."
            )
