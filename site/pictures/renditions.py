"""Makes a picture's renditions, once: the original is read and turned upright a single time.

Wagtail would read it anew for each; six sizes of a large photo then take four times as long.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from django_tasks import task
from PIL import Image, ImageOps

from pictures.models import Picture, PictureRendition
from pictures.sizes import FORMATS, SPECS


def make_renditions(picture: Picture) -> list[PictureRendition]:
    """Makes those of SPECS that do not exist yet; returns the new ones."""
    known = set(picture.renditions.values_list("filter_spec", flat=True))
    missing = [name for name in SPECS if name not in known]
    return PictureRendition.objects.bulk_create(drawn(picture, missing), ignore_conflicts=True)


def drawn(picture: Picture, names: Iterable[str] = SPECS) -> list[PictureRendition]:
    """Those of SPECS named, not saved yet. Asks no database: it may run in a thread."""
    names = list(names)
    original = upright(picture) if names else None
    return [rendition(picture, original, name) for name in names]


def upright(picture: Picture) -> Image.Image:
    """The original as the photographer saw it, in colours that both formats know."""
    with picture.open_file() as file, Image.open(file) as image:
        turned = ImageOps.exif_transpose(image)
        return turned.convert("RGBA" if turned.has_transparency_data else "RGB")


def rendition(picture: Picture, original: Image.Image, name: str) -> PictureRendition:
    """One of SPECS, neither it nor its file saved yet; never wider than the original."""
    kind, width = SPECS[name]
    width = min(width, original.width)
    height = max(1, round(original.height * width / original.width))
    data = BytesIO()
    original.resize((width, height), Image.Resampling.LANCZOS).save(
        data, kind, icc_profile=original.info.get("icc_profile"), **FORMATS[kind]
    )
    file = ContentFile(
        data.getvalue(), name=f"{PurePath(picture.file.name).stem[:40]}.{width}.{kind}"
    )
    return PictureRendition(
        image=picture, filter_spec=name, focal_point_key="", file=file, width=width, height=height
    )


@task()
def make_renditions_of(picture_id: int):
    """The same as a job, by key: the picture may be gone by then."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture:
        make_renditions(picture)
