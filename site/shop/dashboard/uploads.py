"""What staff may send as a file, looked at by its content and not by its name."""

from io import BytesIO

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

#: Pillow's name of each format that is taken → the ending its file gets.
FORMATS = {"AVIF": "avif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
ACCEPT = "image/avif,image/jpeg,image/png,image/webp"
#: What is kept of a picture's notes: how to read its colours.
KEPT = ("icc_profile", "transparency")
MEGABYTE = 1024 * 1024
PAPER_BYTES = 10 * MEGABYTE


def check_size(upload, limit: int):
    """Raises ValidationError for a file of more than `limit` bytes."""
    if upload.size > limit:
        raise ValidationError(
            _("This file has %(size)d MB; at most %(limit)d MB can be taken.")
            % {"size": -(-upload.size // MEGABYTE), "limit": limit // MEGABYTE},
            code="too_large",
        )


def open_picture(upload) -> Image.Image:
    """The decoded picture, upright. Raises ValidationError for anything else."""
    not_a_picture = ValidationError(
        _("This is not a picture that can be read. Send a JPG, PNG, WebP or AVIF file."),
        code="not_a_picture",
    )
    try:
        picture = Image.open(upload)
    except Exception as error:  # Pillow's decoders raise whatever they stumble on
        raise not_a_picture from error
    if picture.format not in FORMATS:
        raise not_a_picture
    check_pixels(picture)
    try:
        picture.load()
    except Exception as error:
        raise not_a_picture from error
    kind = picture.format
    upright = ImageOps.exif_transpose(picture)
    upright.format = kind
    return upright


def check_pixels(picture):
    """Raises ValidationError for more pixels than the site takes: before decoding them."""
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if picture.width * picture.height > limit:
        raise ValidationError(
            _("This picture has %(pixels)d million pixels; at most %(limit)d million can be taken.")
            % {"pixels": picture.width * picture.height // 10**6, "limit": limit // 10**6},
            code="too_many_pixels",
        )


def reencoded(picture: Image.Image) -> ContentFile:
    """The picture written anew: no EXIF (it may tell where a home is), nothing hidden behind it."""
    content = BytesIO()
    kind = picture.format
    if kind == "JPEG" and picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
    picture.info = {name: picture.info[name] for name in KEPT if name in picture.info}
    options = {} if kind == "PNG" else {"quality": 92}
    picture.save(content, kind, **options)
    return ContentFile(content.getvalue())


class PictureUpload(forms.FileField):
    """A picture file; cleaned to a ContentFile of the same format, re-encoded, with a new name."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})
    default_error_messages = {"empty": gettext_lazy("This file is empty.")}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return upload
        check_size(upload, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        picture = open_picture(upload)
        content = reencoded(picture)
        content.name = f"{upload.name.rsplit('.', 1)[0][:80]}.{FORMATS[picture.format]}"
        return content


class PaperUpload(forms.FileField):
    """A PDF, or a picture of a paper."""

    widget = forms.FileInput(attrs={"accept": f"application/pdf,{ACCEPT}"})

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial and hasattr(upload, "content_type"):
            check_size(upload, PAPER_BYTES)
            self.check_content(upload)
        return upload

    def check_content(self, upload):
        start = upload.read(5)
        upload.seek(0)
        if upload.name.lower().endswith(".pdf"):
            if start != b"%PDF-":
                raise ValidationError(_("This is not a PDF file, though its name says so."))
            return
        open_picture(upload)
        upload.seek(0)
