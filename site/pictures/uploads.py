"""What may be sent as a picture, judged by its content; what is kept of it is written anew.

Every form that takes a picture asks here: the back office's and the page editor's.
"""

import unicodedata
import warnings
from io import BytesIO

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from pictures.colours import plain, profile_of

register_heif_opener(thumbnails=False)

#: Pillow's name of each format that is kept → the ending its file gets.
ENDINGS = {"AVIF": "avif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
#: Phones' own: one that browsers cannot show, and JPEGs with a second view inside. Kept as JPEG.
AS_JPEG = ("HEIF", "MPO")
ACCEPT = "image/avif,image/heic,image/jpeg,image/png,image/webp"
OPTIONS = {
    "AVIF": {"quality": 80, "speed": 8},
    "JPEG": {"quality": 92},
    "PNG": {},
    "WEBP": {"quality": 92},
}
#: No side is kept longer: three times the widest size on a page.
LONGEST_SIDE = 3840
MEGABYTE = 1024 * 1024


def clean_picture(upload):
    """Overwrites an uploaded file with its picture, written anew; raises ValidationError.

    The file itself, since Wagtail puts aside what was sent, not what a form made of it, where a
    field of the form is still missing.
    """
    check_size(upload, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    picture, kind = read_picture(upload)
    overwrite(upload, encoded(picture, kind))
    upload.name = f"{plain_stem(upload.name) or 'anh'}.{ENDINGS[kind]}"
    upload.content_type = Image.MIME[kind]


def plain_stem(name: str) -> str:
    """The name of a file without its ending, short and to be kept on any disk; "" where nothing
    is left of it. Folders are gone already: Django takes them off."""
    stem = unicodedata.normalize("NFC", name.rsplit(".", 1)[0])
    return "".join(one for one in stem if one.isprintable())[:80].strip(". ")


def check_size(upload, limit: int):
    """Raises ValidationError for a file of more than `limit` bytes."""
    if upload.size > limit:
        raise ValidationError(
            _("This file has %(size)d MB; at most %(limit)d MB can be taken.")
            % {"size": -(-upload.size // MEGABYTE), "limit": limit // MEGABYTE},
            code="too_large",
        )


def read_picture(upload) -> tuple[Image.Image, str]:
    """The picture upright, in 8-bit colours, no larger than is kept; and its format."""
    picture = opened(upload)
    kind = "JPEG" if picture.format in AS_JPEG else picture.format
    check_pixels(picture)
    if kind == picture.format and getattr(picture, "is_animated", False):
        raise ValidationError(
            _("This picture moves; only still ones can be taken."), code="animated"
        )
    try:
        return decoded(picture), kind
    except Exception as error:  # Pillow's decoders raise whatever they stumble on
        raise ValidationError(
            _("This picture is damaged, or did not arrive whole. Save it anew and send that."),
            code="damaged",
        ) from error


def opened(upload) -> Image.Image:
    """Its header is read, nothing decoded. Raises ValidationError for anything else."""
    try:
        with warnings.catch_warnings():
            # check_pixels says so in words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(upload, formats=(*ENDINGS, *AS_JPEG))
    except Image.DecompressionBombError as error:
        raise too_many_pixels() from error
    except Exception as error:
        raise ValidationError(
            _("This is not a picture that can be read. Send a JPG, PNG, WebP, AVIF or HEIC file."),
            code="not_a_picture",
        ) from error


def check_pixels(picture):
    """Raises ValidationError for more pixels than the site takes: before decoding them."""
    if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise too_many_pixels()


def too_many_pixels() -> ValidationError:
    return ValidationError(
        _("This picture has more than %(limit)d million pixels. Send it smaller.")
        % {"limit": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 10**6},
        code="too_many_pixels",
    )


def decoded(picture: Image.Image) -> Image.Image:
    share = min(1, LONGEST_SIDE / max(picture.size))
    size = [max(1, round(side * share)) for side in picture.size]
    picture.draft(None, size)  # a large JPEG is decoded smaller at once
    picture.load()
    upright = plain(picture)
    upright.thumbnail(size, Image.Resampling.LANCZOS)
    return ImageOps.exif_transpose(upright)


def encoded(picture: Image.Image, kind: str) -> bytes:
    """Its pixels and how to read their colours: no EXIF (it may tell where a home is), no notes,
    nothing hidden behind it."""
    profile = profile_of(picture)
    if kind == "JPEG" and picture.mode == "RGBA":
        picture = picture.convert("RGB")
    picture.info = {}
    content = BytesIO()
    picture.save(content, kind, icc_profile=profile, **OPTIONS[kind])
    return content.getvalue()


def overwrite(upload, content: bytes):
    """Other content in an uploaded file, whether it lies in memory or on disk."""
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(content)
    upload.file.flush()
    upload.file.seek(0)
    upload.size = len(content)


class PictureUpload(forms.FileField):
    """A picture file, written anew, with a name that fits what it is."""

    default_error_messages = {"empty": gettext_lazy("This file is empty.")}

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": ACCEPT}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial:
            clean_picture(upload)
        return upload
