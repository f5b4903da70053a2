"""All OCOP certificates by when they end, and the files behind papers."""

from datetime import timedelta

from django import forms
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import OcopCertificate, ProductDocument
from shop.dashboard.filters import Filter
from shop.dashboard.home import NOTICE_DAYS
from shop.dashboard.screens import ListScreen, StaffView

STATES = [
    ("", _("All")),
    ("lapsing", _("End within 60 days")),
    ("lapsed", _("Lapsed")),
    ("valid", _("In force")),
]


class CertificateFilter(Filter):
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)

    def narrow(self, certificates):
        today = timezone.localdate()
        soon = today + timedelta(days=NOTICE_DAYS)
        by_state = {
            "": {},
            "lapsing": {"valid_until__range": (today, soon)},
            "lapsed": {"valid_until__lt": today},
            "valid": {"valid_until__gte": today},
        }
        return certificates.filter(**by_state[self.cleaned_data["state"]])


class CertificateList(ListScreen):
    see = "catalogue.view_ocopcertificate"
    model = OcopCertificate
    heading = _("OCOP certificates")
    filter_class = CertificateFilter
    columns = (
        (_("Product"), "product"),
        (_("Stars"), "stars"),
        (_("Certificate number"), "number"),
        (_("Date of issue"), "issued_on"),
        (_("Valid until"), "valid_until"),
        (_("State"), "state"),
    )

    def queryset(self):
        return OcopCertificate.objects.select_related("product").order_by("valid_until", "pk")

    def cell(self, record, name):
        return state_of(record) if name == "state" else super().cell(record, name)

    def row_url(self, record):
        return reverse("dashboard:product-certificates", args=[record.product_id])


def state_of(certificate):
    """In words: in force, ending soon, or lapsed."""
    left = (certificate.valid_until - timezone.localdate()).days
    if left < 0:
        return _("Lapsed")
    return _("Ends within 60 days") if left <= NOTICE_DAYS else _("In force")


class PrivateFile(StaffView):
    """A paper's file, for whoever may see the paper; sent as a download, never shown inline."""

    model = None
    field = ""

    def get(self, request, pk):
        file = getattr(get_object_or_404(self.model, pk=pk), self.field)
        if not file or not file.storage.exists(file.name):
            raise Http404
        name = file.name.rsplit("/", 1)[-1]
        return FileResponse(file.open("rb"), as_attachment=True, filename=name)


class DocumentFile(PrivateFile):
    see = "catalogue.view_productdocument"
    model = ProductDocument
    field = "file"


class CertificateScan(PrivateFile):
    see = "catalogue.view_ocopcertificate"
    model = OcopCertificate
    field = "scan"
