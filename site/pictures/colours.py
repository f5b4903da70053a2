"""A picture's colours, brought into a form that every browser and both formats of sizes know."""

from io import BytesIO

from PIL import Image, ImageCms

#: Mode → what an ICC profile for it calls its colours.
SPACES = {"L": "GRAY", "RGB": "RGB ", "RGBA": "RGB "}


def plain(picture: Image.Image) -> Image.Image:
    """The same in grey, RGB or RGBA with 8 bits each."""
    if picture.mode == "CMYK":
        return from_print(picture)
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    opaque = "L" if picture.mode in ("1", "L") else "RGB"
    mode = "RGBA" if picture.has_transparency_data else opaque
    # Converted into what it is, it would stand in memory twice.
    return picture if picture.mode == mode else picture.convert(mode)


def from_print(picture: Image.Image) -> Image.Image:
    """CMYK as its profile means it; without one, as well as can be."""
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            return ImageCms.profileToProfile(
                picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            pass
    return picture.convert("RGB")


def profile_of(picture: Image.Image) -> bytes | None:
    """Its ICC profile, if that is one, and for colours of this kind."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return None
    try:
        space = ImageCms.ImageCmsProfile(BytesIO(profile)).profile.xcolor_space
    except (OSError, ImageCms.PyCMSError):
        return None
    return profile if space == SPACES[picture.mode] else None
