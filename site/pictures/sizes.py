"""The sizes in which pictures are kept, and how wide they stand on a page.

Renditions are made when a picture is saved (pictures.renditions), never while a page is read.
"""

#: Format → Pillow's options. AVIF at speed 8 takes a third of the time for a tenth more bytes.
FORMATS = {
    "avif": {"quality": 56, "speed": 8},
    "webp": {"quality": 78, "method": 4},
}
WIDTHS = (360, 600, 1200)
#: What the browser is told of the width at which a picture will stand (`sizes`).
SIZES = {
    "card": "(min-width: 76rem) 17.5rem, (min-width: 46rem) 23vw, 45vw",
    "wide": "(min-width: 76rem) 24rem, (min-width: 60rem) 30vw, 84vw",
    "half": "(min-width: 76rem) 38rem, (min-width: 60rem) 48vw, 94vw",
    "thumb": "5rem",
}


def spec(kind: str, width: int) -> str:
    """Wagtail's filter spec of a rendition: `format-avif|width-360`."""
    return f"format-{kind}|width-{width}"


#: All that are made of each picture.
SPECS = {spec(kind, width): (kind, width) for kind in FORMATS for width in WIDTHS}
