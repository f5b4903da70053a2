"""The page behind the QR on a pack or shelf card, and the papers that visitors may open."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import OcopCertificate, Product, ProductDocument
from catalogue.trace import find_lot, find_product
from catalogue.views import trail
from design.frame import frame
from papers.sending import attached


@require_safe
def digital_link(request, gtin, lot=""):
    """A GS1 Digital Link leads to the trace page in the reader's language, its query kept."""
    path = reverse("trace_lot", args=[gtin, lot]) if lot else reverse("trace", args=[gtin])
    query = request.META.get("QUERY_STRING", "")
    response = redirect(f"{path}?{query}" if query else path)
    response["Vary"] = "Accept-Language, Cookie"
    return response


@require_safe
def trace_form(request):
    """Where a code from a pack can be typed."""
    code = request.GET.get("code", "").strip()[:64]
    if code and "/" not in code and "\x00" not in code:
        return redirect("trace", code)
    return render(request, "catalogue/trace_form.html", trail((_("Traceability"), None)))


@require_safe
def trace(request, code, lot=""):
    product = find_product(code)
    crumbs = trail((_("Traceability"), reverse("trace_form")), (code, None))
    if product is None:
        context = {"code": code, "noindex": True, **crumbs}
        return render(request, "catalogue/trace_form.html", context, status=404)
    found = find_lot(product, lot)
    context = {
        "product": product,
        "lot": found,
        "lot_unknown": lot if lot and not found else "",
        "lots": product.lots.all()[:5],
        "certificate": product.certificates.first(),
        "documents": product.documents.filter(is_public=True),
        **crumbs,
        **frame(request),
    }
    return render(request, "catalogue/trace.html", context)


@require_safe
def document(request, pk):
    """A paper that staff opened to visitors, of a product that visitors may see."""
    paper = get_object_or_404(ProductDocument, pk=pk, is_public=True)
    return send(paper.product_id, paper.file)


@require_safe
def certificate_scan(request, pk):
    """The scan of a certificate of a product that visitors may see."""
    certificate = get_object_or_404(OcopCertificate, pk=pk)
    return send(certificate.product_id, certificate.scan)


def send(product_id: int, file):
    """The file, to be kept: never opened in this site's name."""
    if not file or not Product.objects.listed().filter(pk=product_id).exists():
        raise Http404
    return attached(file)
