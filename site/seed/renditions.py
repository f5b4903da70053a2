"""The sample pictures' sizes, made side by side: most of a first start would go by otherwise."""

from concurrent.futures import ThreadPoolExecutor

from pictures.models import Picture, PictureRendition
from pictures.renditions import drawn


def add_renditions() -> int:
    """Makes every size of the pictures that have none yet; returns how many pictures those were."""
    wanted = list(Picture.objects.filter(renditions=None))
    # Pillow encodes outside the interpreter's lock: threads use every core.
    with ThreadPoolExecutor() as pool:
        for renditions in pool.map(drawn, wanted):
            PictureRendition.objects.bulk_create(renditions)
    return len(wanted)
