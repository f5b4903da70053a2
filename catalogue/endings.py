"""When papers run out, and what goes with them.

Only papers that count: one that a newer has replaced may run out unnoticed. A paper holds to the
end of its last day (Vietnam's date).
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import TruncMonth

from catalogue.listing_rules import dated_kinds
from catalogue.models import OcopCertificate, Product, ProductDocument


@dataclass(frozen=True)
class Ending:
    """A certificate or document, and its last day."""

    paper: OcopCertificate | ProductDocument
    on: date

    @property
    def product(self) -> Product:
        return self.paper.product

    @property
    def is_certificate(self) -> bool:
        return isinstance(self.paper, OcopCertificate)

    @property
    def name(self) -> str:
        """What people call it, in the active language."""
        if self.is_certificate:
            return f"{self.paper._meta.verbose_name} {self.paper.number}"
        return str(self.paper)

    @property
    def takes(self) -> str:
        """What goes with it: "stars", "listing" (the product is shown no more) or ""."""
        if self.is_certificate:
            return "stars"
        return "listing" if self.paper.kind in dated_kinds(self.product) else ""


def certificates():
    """Queryset of each wanted product's newest certificate."""
    newest = OcopCertificate.objects.newest().filter(product__is_public=True)
    return newest.select_related("product__producer")


def documents():
    """Queryset of wanted products' dated documents, but for those that another outlives."""
    longer = ProductDocument.objects.filter(
        Q(expires_on=None) | Q(expires_on__gt=OuterRef("expires_on")),
        product=OuterRef("product"),
        kind=OuterRef("kind"),
    )
    dated = ProductDocument.objects.filter(product__is_public=True, expires_on__isnull=False)
    return dated.filter(~Exists(longer)).select_related("product__producer")


def endings(first: date, last: date, *, producer=None) -> list[Ending]:
    """Papers whose last day lies in that span, both days included, by that day; of all producers
    or of one."""
    whose = {"product__producer": producer} if producer else {}
    found = [
        Ending(paper, paper.valid_until)
        for paper in certificates().filter(valid_until__range=(first, last), **whose)
    ]
    found += [
        Ending(paper, paper.expires_on)
        for paper in documents().filter(expires_on__range=(first, last), **whose)
    ]
    return sorted(found, key=lambda one: (one.on, one.product.pk, one.is_certificate, one.paper.pk))


def endings_by_month(first: date, last: date) -> dict[date, int]:
    """{first day of a month: how many papers run out in it}, for months with any."""
    numbers: dict[date, int] = {}
    for papers, field in ((certificates(), "valid_until"), (documents(), "expires_on")):
        found = papers.filter(**{f"{field}__range": (first, last)}).order_by()
        months = found.values(month=TruncMonth(field)).annotate(number=Count("pk"))
        for row in months:
            numbers[row["month"]] = numbers.get(row["month"], 0) + row["number"]
    return numbers
