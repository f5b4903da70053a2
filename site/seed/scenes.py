"""Scenes of the delta, shared by outlets and producers."""

from pictures.models import Picture

from .pictures import Focus, add_picture
from .tables import rows


def add_scenes() -> dict[str, Picture]:
    """{name: Picture} of every scene."""
    return {row["name"]: add_scene(row) for row in rows("scenes")}


def add_scene(row: dict) -> Picture:
    return add_picture(
        row["name"],
        title=row["title"],
        alt_vi=row["alt_vi"],
        alt_en=row["alt_en"],
        focus=Focus(*(int(row[side]) for side in ("x", "y", "width", "height"))),
    )
