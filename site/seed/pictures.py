"""The sample pictures: drawings, said to be drawings, until photos come."""

from pathlib import Path
from typing import NamedTuple

from django.core.files.images import ImageFile
from wagtail.utils.file import hash_filelike

from pictures.models import Picture

FOLDER = Path(__file__).parent / "pictures"
CREDIT = "OCOP Hậu Giang; Fluent Emoji, Microsoft (MIT)"


class Focus(NamedTuple):
    """What a crop must keep, in pixels of the original: centre and size."""

    x: int
    y: int
    width: int
    height: int


#: Product drawings are 1200 px squares whose goods stand a little under the middle.
GOODS = Focus(600, 640, 860, 860)


def add_picture(name: str, *, title: str, alt_vi: str, alt_en: str, focus: Focus) -> Picture:
    """The bundled file `{name}.webp` as a Picture; the one that is there already, if it is."""
    with (FOLDER / f"{name}.webp").open("rb") as file:
        digest = hash_filelike(file)
        known = Picture.objects.filter(file_hash=digest).first()
        if known:
            return known
        return Picture.objects.create(
            file=ImageFile(file, name=f"{name.lower()}.webp"),
            file_hash=digest,
            file_size=file.seek(0, 2),
            title=title,
            alt_vi=alt_vi,
            alt_en=alt_en,
            credit=CREDIT,
            is_illustration=True,
            focal_point_x=focus.x,
            focal_point_y=focus.y,
            focal_point_width=focus.width,
            focal_point_height=focus.height,
        )


def add_product_picture(row: dict, name: str) -> Picture:
    """The drawing of a product, `row` being its line in products.csv."""
    title, title_en = row["title_vi"], row["title_en"] or row["title_vi"]
    if name == row["code"]:
        alt_vi = f"Hình vẽ {title}, phía sau là mẹt tre"
        alt_en = f"Drawing of {title_en} in front of a woven bamboo tray"
    else:
        alt_vi = f"Họa tiết vẽ theo {title}, lặp lại khắp hình"
        alt_en = f"Repeating pattern drawn after {title_en}"
    return add_picture(name, title=title, alt_vi=alt_vi, alt_en=alt_en, focus=GOODS)
