"""What may be seen, and how to read it without a query for each product."""

from django.apps import apps
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet


class ProductQuerySet(OscarProductQuerySet):
    """`listed()` is the one gate between the catalogue and the public."""

    def listed(self):
        """Wanted by staff, passing every listing rule, today."""
        today = timezone.localdate()
        return self.filter(is_public=True, is_listed=True).filter(
            Q(listed_until__isnull=True) | Q(listed_until__gte=today)
        )

    def browsable(self):
        """Oscar's name for the same."""
        return self.listed()

    def with_valid_stars(self):
        """OCOP products whose certificate still runs."""
        return self.filter(ocop_valid_until__gte=timezone.localdate())

    def for_cards(self):
        """Everything a product card reads, in three queries more, however many products."""
        return self.select_related("place", "specialty", "producer").prefetch_related(
            pictures(), "images__picture__renditions", stock()
        )

    def for_rules(self):
        """Everything that the listing rules and the search text read."""
        return self.select_related("place__province", "specialty", "producer").prefetch_related(
            "documents", "certificates", "categories", pictures(), "stockrecords__partner"
        )


def pictures() -> Prefetch:
    """A product's images in their order, each with its picture."""
    images = apps.get_model("catalogue", "ProductImage").objects
    return Prefetch("images", images.select_related("picture").order_by("display_order"))


def stock() -> Prefetch:
    """A product's stock at the outlets that trade, in the outlets' order."""
    records = apps.get_model("partner", "StockRecord").objects
    return Prefetch(
        "stockrecords",
        records.filter(partner__state="open")
        .select_related("partner")
        .order_by("partner__phase", "partner_id"),
    )


class ProducerQuerySet(models.QuerySet):
    def public(self):
        """Wanted by staff, and not suspended."""
        return self.filter(is_public=True, suspended_at=None)


class CertificateQuerySet(models.QuerySet):
    def newest(self):
        """Those that their products stand on: not one that a newer certificate has replaced."""
        return self.filter(valid_until=F("product__ocop_valid_until"))

    def valid(self):
        """Those that run today."""
        today = timezone.localdate()
        return self.filter(issued_on__lte=today, valid_until__gte=today)
