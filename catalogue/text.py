"""How text is stored, folded for search, and made into addresses."""

import unicodedata

from slugify import slugify as ascii_slug


def nfc(text: str) -> str:
    """Composed form, as stored: keyboards and macOS send either, the fonts draw only this."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case, without Vietnamese marks, đ as d: `Cá Thát Lát` and `ca that lat` are one."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


def slugify(text: str, **options) -> str:
    """An address part: `Đọt choại tươi` becomes `dot-choai-tuoi`. Oscar calls it too."""
    return ascii_slug(fold(text), max_length=200)
