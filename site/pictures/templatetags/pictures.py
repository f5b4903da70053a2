"""`{% picture product.primary_picture "card" %}`: AVIF and WebP in several widths."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from pictures.focus import focus_classes
from pictures.sizes import FORMATS, SIZES, WIDTHS, spec

register = template.Library()
NONE = SafeString('<span class="no-picture"></span>')


def by_format(picture) -> dict[str, list]:
    """{format: renditions, narrow to wide}; reads what was prefetched and makes nothing."""
    kept = {rendition.filter_spec: rendition for rendition in picture.renditions.all()}
    return {
        kind: [kept[spec(kind, width)] for width in WIDTHS if spec(kind, width) in kept]
        for kind in FORMATS
    }


@register.simple_tag
def widest(picture) -> dict:
    """`url`, `width` and `height` of the widest WebP, of the original where there is none yet."""
    found = by_format(picture)["webp"]
    file = found[-1] if found else picture
    return {
        "url": file.url if found else picture.file.url,
        "width": file.width,
        "height": file.height,
    }


def srcset(renditions) -> str:
    """`srcset` with each width once."""
    widths = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in widths.items())


def lacks_english(picture) -> bool:
    """Whether an English reader is told in Vietnamese what it shows."""
    texts = [getattr(picture, f"alt_{code}", "") for code in ("vi", "en")]
    return get_language() == "en" and bool(texts[0] and not texts[1])


@register.simple_tag
def picture(picture, size: str, alt: str | None = None, eager: bool = False) -> SafeString:
    """A `<picture>`; where there is none, an empty ground of the same shape.

    `size`: a name in pictures.sizes.SIZES. `alt`: "" where a text beside it says the same; by
    default the picture's own. `eager`: it is seen before anyone scrolls.
    """
    if picture is None:
        return NONE
    renditions = by_format(picture)
    webp = renditions["webp"]
    middle = webp[len(webp) // 2] if webp else picture
    classes = focus_classes(picture)
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        [(kind, srcset(found), SIZES[size]) for kind, found in renditions.items() if found],
    )
    return format_html(
        '<picture>{}<img src="{}" alt="{}" width="{}" height="{}"{}{}'
        ' decoding="async"{}></picture>',
        sources,
        middle.url if webp else picture.file.url,
        picture.default_alt_text if alt is None else alt,
        middle.width,
        middle.height,
        format_html(' class="{}"', classes) if classes else "",
        SafeString(' lang="vi"') if alt is None and lacks_english(picture) else "",
        SafeString(' fetchpriority="high"' if eager else ' loading="lazy"'),
    )
