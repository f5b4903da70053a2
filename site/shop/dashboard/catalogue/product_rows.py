"""What belongs to a product and has rows: pictures, papers, certificates, lots."""

from django.forms import inlineformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import Lot, OcopCertificate, Product, ProductDocument, ProductImage
from catalogue.trace import validate_code
from papers.uploads import PaperUpload
from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.catalogue.picture_rows import PictureRow, PictureRows
from shop.dashboard.catalogue.products import ProductScreen
from shop.dashboard.screens import RowsScreen


class ImageForm(PictureRow):
    owner = "product"
    order_help = gettext_lazy("0 stands first and on the card; left empty: last.")

    class Meta:
        model = ProductImage
        fields = ["display_order"]


class DocumentForm(StaffForm):
    file = PaperUpload(label=gettext_lazy("File"), required=False)
    sections = (
        (None, (("kind", "number"), "issuer", ("issued_on", "expires_on"), "file", "is_public")),
    )

    class Meta:
        model = ProductDocument
        fields = ["kind", "number", "issuer", "issued_on", "expires_on", "file", "is_public"]

    def clean(self):
        cleaned = super().clean()
        issued, expires = cleaned.get("issued_on"), cleaned.get("expires_on")
        if issued and expires and expires < issued:
            self.add_error("expires_on", _("It ends before it was issued."))
        return cleaned


class CertificateForm(StaffForm):
    scan = PaperUpload(label=gettext_lazy("Scan"), required=False)
    sections = (
        (
            None,
            (
                ("stars", "points"),
                ("number", "decision"),
                ("issued_on", "level"),
                ("issuer", "criteria"),
            ),
        ),
        (None, ("scan",)),
    )

    class Meta:
        model = OcopCertificate
        fields = [
            *("stars", "points", "number", "decision", "issued_on"),
            *("level", "issuer", "criteria", "scan"),
        ]


class LotForm(StaffForm):
    sections = ((None, ("number", ("packed_on", "best_before"), "steps")),)

    class Meta:
        model = Lot
        fields = ["number", "packed_on", "best_before", *both("steps")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].validators.append(validate_code)

    def clean(self):
        cleaned = super().clean()
        packed, best = cleaned.get("packed_on"), cleaned.get("best_before")
        if packed and best and best < packed:
            self.add_error("best_before", _("It is before the day of packing."))
        return cleaned


def rows(model, form):
    """A formset of `model` under Product, with one empty row to fill."""
    return inlineformset_factory(Product, model, form=form, extra=1, can_delete=True)


class ProductPictures(ProductScreen, PictureRows):
    act = "catalogue.change_productimage"
    here = "dashboard:product-pictures"
    formset_class = rows(ProductImage, ImageForm)


class ProductDocuments(ProductScreen, RowsScreen):
    act = "catalogue.change_productdocument"
    here = "dashboard:product-documents"
    formset_class = rows(ProductDocument, DocumentForm)
    rows_heading = gettext_lazy("Papers")
    rows_help = gettext_lazy(
        "PDF or picture. Only staff see them, unless you open one to visitors."
    )
    row_name = gettext_lazy("Paper")


class ProductCertificates(ProductScreen, RowsScreen):
    act = "catalogue.change_ocopcertificate"
    here = "dashboard:product-certificates"
    formset_class = rows(OcopCertificate, CertificateForm)
    rows_heading = gettext_lazy("OCOP certificates")
    rows_help = gettext_lazy(
        "A certificate runs 36 months from its date; then its stars go by themselves."
    )
    row_name = gettext_lazy("Certificate")


class ProductLots(ProductScreen, RowsScreen):
    act = "catalogue.change_lot"
    here = "dashboard:product-lots"
    formset_class = rows(Lot, LotForm)
    rows_heading = gettext_lazy("Lots")
    rows_help = gettext_lazy("What visitors read when they scan the code on the pack.")
    row_name = gettext_lazy("Lot")
