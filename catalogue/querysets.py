"""What may be seen, and how to read it without a query for each product."""

from django.db import models
from django.db.models import Q
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
        """Everything a product card reads: seven queries, however many products."""
        return self.select_related(
            "place__province", "specialty", "producer"
        ).prefetch_related("images__picture__renditions", "stockrecords__partner")


class ProducerQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)


class CertificateQuerySet(models.QuerySet):
    def valid(self):
        """Those that run today."""
        today = timezone.localdate()
        return self.filter(issued_on__lte=today, valid_until__gte=today)
