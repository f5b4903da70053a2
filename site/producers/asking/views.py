"""A buyer asks about wholesale. On a page of its own: the product's page stays one for all."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from producers import wholesale
from producers.asking.forms import WholesaleForm
from shop.limits import too_many


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wholesale_ask(request, pk):
    """`?sent=` is what the thanks are shown with."""
    product = get_object_or_404(wholesale.askable(), pk=pk)
    if request.method == "POST":
        return receive(request, product)
    if "sent" in request.GET:
        sent = wholesale.asked_with(request.GET["sent"])
        return show(request, product, "wholesale_thanks", sent=sent)
    return show(request, product, "wholesale_ask", form=WholesaleForm())


def receive(request, product):
    """Kept, and led to the thanks; else the form again, with all that was typed."""
    form = WholesaleForm(request.POST)
    if too_many(request, group="wholesale", rate="10/h"):
        form.add_error(None, _("That was often. Please try again in an hour."))
    if not form.is_valid():
        return show(request, product, "wholesale_ask", form=form, status=422)
    question = wholesale.ask(product=product, key=form.key, language=get_language(), **form.words())
    address = reverse("wholesale_ask", args=[product.pk])
    return redirect(f"{address}?sent={wholesale.ticket(question)}")


def show(request, product, template, *, status=200, **context):
    context |= {"product": product, "noindex": True}
    return render(request, f"producers/asking/{template}.html", context, status=status)
