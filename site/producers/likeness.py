"""Which producers and applications an application may be the same as: for staff to judge."""

import re
from difflib import SequenceMatcher

from stdnum.vn import mst

from catalogue.models import Producer
from catalogue.text import fold
from producers.models import Application

#: Said of what a producer is, not which.
KINDS = re.compile(
    r"\b(htx|hop tac xa|to hop tac|thtx|cong ty|cty|tnhh|co phan|mtv|mot thanh vien|ho kinh doanh"
    r"|hkd|co so|doanh nghiep|dntn|san xuat|nong nghiep|dich vu|thuong mai|mau)\b"
)
#: Names that share so much are told; 1 is the same.
ALIKE = 0.8


def own_name(name: str) -> str:
    """`HTX Nông nghiệp Kỳ Như (mẫu)` → `ky nhu`; the whole name where nothing else is left."""
    words = " ".join(re.findall(r"\w+", fold(name)))
    return " ".join(KINDS.sub(" ", words).split()) or words


def are_alike(one: str, other: str) -> bool:
    first, second = own_name(one), own_name(other)
    if set(first.split()) == set(second.split()):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def producers_like(application: Application) -> list[Producer]:
    """Those of its tax code, `has_same_code`, before those of a similar name."""
    found = []
    for producer in Producer.objects.select_related("place"):
        code = mst.compact(producer.tax_code)
        producer.has_same_code = bool(code) and code == application.tax_code
        if producer.has_same_code or are_alike(producer.name_vi, application.name):
            found.append(producer)
    return sorted(found, key=lambda producer: not producer.has_same_code)


def applications_like(application: Application) -> list[Application]:
    """Others of its tax code, e-mail or phone, the newest first."""
    others = Application.objects.exclude(pk=application.pk).select_related("producer")
    return [
        other
        for other in others
        if other.tax_code == application.tax_code
        or other.email.lower() == application.email.lower()
        or other.phone == application.phone
    ]
