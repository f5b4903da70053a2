"""The part of a form that takes a picture: the file, its texts, and what a crop must keep."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.utils.file import hash_filelike

from pictures.models import Picture
from pictures.uploads import PictureUpload
from shop.dashboard.bilingual import dress

FIELDS = (
    "upload",
    "alt_vi",
    "alt_en",
    "credit",
    "focal_x",
    "focal_y",
    "is_illustration",
)

#: How they stand on a form.
PICTURE_ROWS = (
    "upload",
    ("alt_vi", "alt_en"),
    "credit",
    ("focal_x", "focal_y"),
    "is_illustration",
)


class PictureFields(forms.Form):
    """Fields for the `Picture` that a record points to; `save_picture()` writes it.

    The focal point is in hundredths of width and height; 50, 50 is the middle.
    """

    upload = PictureUpload(label=gettext_lazy("Picture file"), required=False)
    alt_vi = forms.CharField(
        label=gettext_lazy("What it shows, in Vietnamese"), max_length=255, required=False
    )
    alt_en = forms.CharField(
        label=gettext_lazy("What it shows, in English"), max_length=255, required=False
    )
    credit = forms.CharField(label=gettext_lazy("Credit"), max_length=255, required=False)
    focal_x = forms.IntegerField(
        label=gettext_lazy("What matters, from the left (%)"),
        min_value=0,
        max_value=100,
        required=False,
    )
    focal_y = forms.IntegerField(
        label=gettext_lazy("What matters, from the top (%)"),
        min_value=0,
        max_value=100,
        required=False,
    )
    is_illustration = forms.BooleanField(
        label=gettext_lazy("Illustration, not a photo"), required=False
    )

    def start_pictures(self, picture, *, read_only=False):
        """Fills the fields from `picture` (None for none yet). Call in __init__."""
        self.picture = picture
        for name in FIELDS:
            dress(self.fields[name])
            self.fields[name].disabled = self.fields[name].disabled or read_only
        if picture is not None:
            self.initial = {**values_of(picture), **self.initial}

    @property
    def has_picture_data(self) -> bool:
        return bool(self.cleaned_data.get("upload") or self.picture)

    def check_picture(self):
        """Call in clean(): a picture says, in Vietnamese, what it shows."""
        cleaned = self.cleaned_data
        if self.has_picture_data and not cleaned.get("alt_vi") and "alt_vi" not in self.errors:
            self.add_error(
                "alt_vi",
                _("Say in a few Vietnamese words what it shows, for those who cannot see it."),
            )

    def save_picture(self) -> Picture | None:
        """The picture, made or changed; None where there is none."""
        if not self.has_picture_data:
            return None
        cleaned = self.cleaned_data
        return keep_picture(
            picture=self.picture,
            upload=cleaned.get("upload"),
            focal=(cleaned.get("focal_x"), cleaned.get("focal_y")),
            **{name: cleaned[name] for name in ("alt_vi", "alt_en", "credit", "is_illustration")},
        )


def values_of(picture) -> dict:
    """The form's starting values for a picture."""
    values = {name: getattr(picture, name) for name in FIELDS[1:4]}
    values["is_illustration"] = picture.is_illustration
    if picture.focal_point_x is not None:
        values["focal_x"] = round(100 * picture.focal_point_x / picture.width)
        values["focal_y"] = round(100 * picture.focal_point_y / picture.height)
    return values


def keep_picture(*, picture, upload, focal, alt_vi, alt_en, credit, is_illustration) -> Picture:
    """Writes a picture. A new file makes a new picture: the old may stand elsewhere.

    `focal`: (x, y) in hundredths of the size, or None for either.
    """
    if upload:
        picture = Picture(title=alt_vi[:255], file=upload)
    picture.alt_vi, picture.alt_en = alt_vi, alt_en
    picture.credit, picture.is_illustration = credit, is_illustration
    set_focal_point(picture, *focal)
    if upload:
        picture.file_size = upload.size
        picture.file_hash = hash_filelike(upload)
    picture.save()
    return picture


def set_focal_point(picture, x, y):
    """A point, without the width that would zoom in on it."""
    if x is None or y is None:
        picture.focal_point_x = picture.focal_point_y = None
        picture.focal_point_width = picture.focal_point_height = None
        return
    picture.focal_point_x = max(1, round(picture.width * x / 100))
    picture.focal_point_y = max(1, round(picture.height * y / 100))
    picture.focal_point_width = picture.focal_point_height = 1
