"""The checkout: one page, one POST. Whatever goes wrong, what was typed stays."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.basket import access
from shop.basket.contents import Contents, contents
from shop.basket.seen import remember_seen
from shop.order.models import Order
from shop.payment.errors import NotPayable
from shop.payment.models import PaymentAttempt
from shop.payment.providers.base import ProviderRefused, ProviderUnavailable
from shop.payment.starting import start
from shop.payment.views import SeeOther

from . import draft, refusals
from .forms import CheckoutForm
from .models import CheckoutSettings
from .page import form_for, page
from .placement import Placement, place


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request):
    """Shows the order to be placed, or places it. Without anything to order: to the basket."""
    answer = ordered(request) or answered(request)
    if answer.status_code == SeeOther.status_code:
        return answer
    return ordered(request) or answer  # sent twice at once: the first came through meanwhile


def ordered(request):
    """Where the order that this very page made already leads to, if it made one."""
    order = ordered_before(request.POST.get("key", "")) if request.method == "POST" else None
    if order is None:
        return None
    draft.forget(request)
    return onwards(request, order)


def answered(request):
    is_sent = request.method == "POST"
    if is_sent:
        draft.keep(request)
    if is_sent and "change" in request.POST:
        return SeeOther(reverse("basket") + "#receive")
    found = contents(access.basket_of(request), with_pictures=False, with_options=False)
    rules = CheckoutSettings.load()
    if found.is_empty or not (found.can_be_ordered or is_sent):
        return redirect("basket")
    if not rules.is_open:
        return render(request, "checkout/closed.html", {"rules": rules, **page_of(request, found)})
    return sent(request, found) if is_sent else shown(request, found, form_for(request, found))


def page_of(request, found: Contents) -> dict:
    return page(request, found, form_for(request, found))


def shown(request, found: Contents, form: CheckoutForm, refusal: str = ""):
    """The page; it tells of each change of price or stock once."""
    context = page(request, found, form, refusal)
    response = render(
        request, "checkout/checkout.html", context, status=422 if refusal or form.errors else 200
    )
    remember_seen(found.lines)
    return access.remember(response, found.basket, units=found.units)


def sent(request, found: Contents):
    """Places the order, or shows the page again with what is in the way."""
    form = form_for(request, found)
    if not form.is_valid():
        return shown(request, found, form)
    try:
        order = place(placement_of(request, found, form.cleaned_data))
    except refusals.Empty:
        return redirect("basket")
    except refusals.WindowGone as refusal:
        form.add_error("window", str(refusal))
    except refusals.NotOffered as refusal:
        form.add_error("payment_method", str(refusal))
    except refusals.Refused as refusal:
        return again(request, str(refusal))
    else:
        draft.forget(request)
        return onwards(request, order)
    return shown(request, found, form)


def again(request, refusal: str):
    """As the basket stands now: it changed between reading and placing, or before."""
    found = contents(access.basket_of(request), with_pictures=False, with_options=False)
    if found.is_empty:
        return redirect("basket")
    return shown(request, found, form_for(request, found), refusal)


def placement_of(request, found: Contents, values: dict) -> Placement:
    window = values["window"]
    copied = ("contact_name", "phone", "email", "street", "note", "payment_method", "agreed")
    invoice = ("invoice_company", "invoice_tax_code", "invoice_address")
    return Placement(
        basket=found.basket,
        language=get_language(),
        user=request.user if request.user.is_authenticated else None,
        window_starts_at=window.starts_at if window else None,
        **{name: values[name] for name in (*copied, *invoice)},
    )


def ordered_before(key: str) -> Order | None:
    """The order that this very page made already: sent twice, or gone back to."""
    try:
        return Order.objects.filter(checkout_key=UUID(key)).first()
    except ValueError:
        return None


def onwards(request, order: Order):
    """To the payment page if it waits for money, else to the order's page."""
    return access.remember(SeeOther(address_after(request, order)), None, units=0)


def address_after(request, order: Order) -> str:
    attempt = order.payment_attempts.filter(status__in=PaymentAttempt.LIVE).first()
    try:
        if attempt and order.status == Order.Status.AWAITING_PAYMENT:
            return start(attempt).session_url
    except NotPayable:
        pass
    except (ProviderUnavailable, ProviderRefused):
        words = _("The payment page cannot be opened right now. Your goods stay held; try again.")
        messages.error(request, words)
    return order.get_absolute_url()
