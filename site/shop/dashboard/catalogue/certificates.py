"""All OCOP certificates by when they end, and the files behind papers."""

from django import forms
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.models import OcopCertificate, ProductDocument
from shop.dashboard.catalogue.certificate_states import certificates, in_words
from shop.dashboard.filters import Filter
from shop.dashboard.screens import ListScreen, StaffView

STATES = [
    ("", _("All")),
    ("lapsing", _("End within 60 days")),
    ("lapsed", _("Lapsed")),
    ("valid", _("In force")),
]


class CertificateFilter(Filter):
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)

    def narrow(self, found):
        return found.filter(pk__in=certificates(self.cleaned_data["state"]).values("pk"))


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
        return in_words(record) if name == "state" else super().cell(record, name)

    def row_url(self, record):
        return reverse("dashboard:product-certificates", args=[record.product_id])


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
