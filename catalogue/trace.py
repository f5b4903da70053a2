"""Tracing a pack back: GS1 Digital Link addresses (`/01/{gtin}/10/{lot}?17=YYMMDD`) and our own.

The printed address holds no language; it leads to the trace page in the reader's.
"""

from urllib.parse import quote

from django.core.validators import RegexValidator
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.models import Lot, Product

GTIN_LENGTHS = (8, 12, 13, 14)
#: What a lot number or trace code may hold, since it stands in an address.
validate_code = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$", _("Only plain letters, figures, dots and dashes.")
)


def same_gtins(code: str) -> list[str]:
    """A GTIN in every length that means the same: GS1 Digital Link pads to 14 digits."""
    if not (code.isascii() and code.isdigit()):
        return []
    bare = code.lstrip("0")
    return [bare.zfill(length) for length in GTIN_LENGTHS if len(bare) <= length]


def find_product(code: str) -> Product | None:
    """The public product with that GTIN or trace code."""
    if "\x00" in code:  # PostgreSQL takes no such text
        return None
    return (
        Product.objects.listed()
        .filter(Q(upc__in=same_gtins(code)) | Q(trace_code__iexact=code))
        .first()
    )


def find_lot(product, number: str) -> Lot | None:
    if not number or "\x00" in number:
        return None
    return product.lots.filter(number__iexact=number).first()


def trace_path(product, lot=None) -> str:
    """What the QR on a shelf card or pack says: GS1 Digital Link where there is a GTIN."""
    if not product.upc:
        return reverse("trace", args=[product.trace_code or product.pk])
    path = f"/01/{product.upc.zfill(14)}"
    if lot:
        path += f"/10/{quote(lot.number, safe='')}"
        if lot.best_before:
            path += f"?17={lot.best_before:%y%m%d}"
    return path
