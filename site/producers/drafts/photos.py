"""Photos of a draft: private until approval makes a `Picture` of each."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from producers.drafts.drafting import TooMany, count_up, locked
from producers.drafts.files import delete_later, drop_photos
from producers.models import Draft, DraftPhoto

MOST_PHOTOS = 8
#: Pixels of the shorter side, below which a photo looks poor on the page.
LEAST_SIDE = 600
PREVIEW = 800
#: width : height of each cut.
RATIOS = {DraftPhoto.Shape.SQUARE: (1, 1), DraftPhoto.Shape.WIDE: (6, 5)}


def check_sharp_enough(upload) -> None:
    """Raises ValidationError for a picture (already cleaned) that is too small to be shown."""
    upload.seek(0)
    with Image.open(upload) as picture:
        width, height = picture.size
    upload.seek(0)
    if min(width, height) < LEAST_SIDE:
        raise ValidationError(
            _(
                "This photo has %(width)d × %(height)d pixels. Send it as the phone took it:"
                " at least %(least)d on the shorter side."
            )
            % {"width": width, "height": height, "least": LEAST_SIDE},
            code="too_small",
        )


def cut(picture: Image.Image, shape: str, across: int, down: int) -> Image.Image:
    """The largest part of that shape, as far left and up as `across` and `down` (0 to 100) say."""
    if shape not in RATIOS:
        return picture
    wide, high = RATIOS[shape]
    scale = min(picture.width / wide, picture.height / high)
    width, height = round(wide * scale), round(high * scale)
    left = round((picture.width - width) * across / 100)
    top = round((picture.height - height) * down / 100)
    return picture.crop((left, top, left + width, top + height))


def cut_file(photo: DraftPhoto) -> ContentFile:
    """The photo's file as it will be shown; with the ending of the original."""
    ending = photo.file.name.rpartition(".")[2]
    with photo.file.open("rb") as source, Image.open(source) as picture:
        if photo.shape == DraftPhoto.Shape.WHOLE:
            source.seek(0)
            return ContentFile(source.read(), name=f"anh.{ending}")
        content, kind = BytesIO(), picture.format
        part = cut(picture, photo.shape, photo.across, photo.down)
        part.save(content, kind, quality=92, icc_profile=picture.info.get("icc_profile"))
    return ContentFile(content.getvalue(), name=f"anh.{ending}")


def preview_of(source, shape: str, across: int, down: int) -> tuple[ContentFile, tuple[int, int]]:
    """A small WebP of the cut for the producer's and the reviewer's pages, and its size."""
    content = BytesIO()
    with Image.open(source) as picture:
        small = cut(picture, shape, across, down)
        small.thumbnail((PREVIEW, PREVIEW))
        small.convert("RGB").save(content, "WEBP", quality=80)
    return ContentFile(content.getvalue(), name="nho.webp"), small.size


def draw_preview(photo: DraftPhoto) -> None:
    """Makes the preview anew; the old one goes."""
    delete_later(photo.preview)
    with photo.file.open("rb") as source:
        preview, size = preview_of(source, photo.shape, photo.across, photo.down)
    photo.preview_width, photo.preview_height = size
    photo.preview.save(preview.name, preview, save=False)


@transaction.atomic
def add(*, draft: Draft, upload, alt_vi: str = "", by) -> DraftPhoto:
    """`upload` was cleaned by `pictures.uploads`. Raises NotOpen, TooMany."""
    fresh = locked(draft)
    if fresh.photos.count() >= MOST_PHOTOS:
        raise TooMany
    last = fresh.photos.last()
    photo = DraftPhoto(draft=fresh, alt_vi=alt_vi, by=by, order=last.order + 1 if last else 0)
    photo.file.save(upload.name, upload, save=False)
    draw_preview(photo)
    photo.save()
    count_up(fresh, by)
    return photo


@transaction.atomic
def change(*, photo: DraftPhoto, by, **values) -> None:
    """`values`: any of alt_vi, alt_en, shape, across, down. Raises NotOpen."""
    fresh = locked(photo.draft)
    photo = fresh.photos.get(pk=photo.pk)
    before = (photo.shape, photo.across, photo.down)
    for name, value in values.items():
        setattr(photo, name, value)
    if photo.file and (photo.shape, photo.across, photo.down) != before:
        draw_preview(photo)
    photo.save()
    count_up(fresh, by)


@transaction.atomic
def put_first(*, photo: DraftPhoto, by) -> None:
    """The photo that lists show. Raises NotOpen."""
    fresh = locked(photo.draft)
    rows = list(fresh.photos.all())
    rows.sort(key=lambda one: one.pk != photo.pk)
    for order, one in enumerate(rows):
        one.order = order
    DraftPhoto.objects.bulk_update(rows, ["order"])
    count_up(fresh, by)


@transaction.atomic
def remove(*, photo: DraftPhoto, by) -> None:
    """Raises NotOpen."""
    fresh = locked(photo.draft)
    drop_photos(fresh.photos.filter(pk=photo.pk))
    count_up(fresh, by)
