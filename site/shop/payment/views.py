"""To the payment page and back, and what Stripe tells us meanwhile."""

from django.contrib import messages
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from shop.order import links
from shop.order.models import Order

from . import inbox
from .errors import NotPayable
from .models import PaymentAttempt
from .providers.base import NotAuthentic, ProviderRefused, ProviderUnavailable
from .providers.stripe import Stripe
from .registry import provider
from .settle import settle
from .starting import retry

#: Stripe's messages are a few kilobytes.
LONGEST = 256 * 1024


class SeeOther(HttpResponseRedirect):
    """Whatever was posted, what follows is read."""

    status_code = 303


@never_cache
@require_POST
def pay(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """A new try to pay; where none can be made, the order's page says why."""
    order = order_or_404(number, token)
    try:
        return SeeOther(retry(order).session_url)
    except NotPayable:
        pass
    except (ProviderUnavailable, ProviderRefused):
        messages.error(
            request,
            _("The payment page cannot be opened right now. Your goods stay held; try again."),
        )
    return SeeOther(order.get_absolute_url())


@never_cache
@require_safe
def payment_return(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """The buyer comes back: being here proves nothing, so Stripe is asked. Safe to reload."""
    order = order_or_404(number, token)
    for attempt in order.payment_attempts.filter(status__in=PaymentAttempt.LIVE):
        try:
            settle(attempt)
        except (ProviderUnavailable, ProviderRefused):
            break  # the webhook or the reconciler will tell; the order's page says "waiting"
    return SeeOther(f"{order.get_absolute_url()}?back=0")


def order_or_404(number: str, token: str) -> Order:
    """Wrong number or wrong token: nobody learns which."""
    order = links.order_of(number, token)
    if order is None:
        raise Http404
    return order


@csrf_exempt
@never_cache
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """Takes the message in: 200 once it is kept, or known already.

    400: not from Stripe, or old. 413: too long; it is not read. 503: not kept, Stripe sends again.
    """
    if length(request) > LONGEST:
        return HttpResponse(status=413)
    try:
        notification = provider(Stripe.name).parse_notification(request.body, request.headers)
        inbox.receive(Stripe.name, notification)
    except NotAuthentic:
        return HttpResponse(status=400)
    except DatabaseError:
        return HttpResponse(status=503)
    return HttpResponse(status=200)


def length(request: HttpRequest) -> int:
    """As announced; what is longer than announced is not read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return LONGEST + 1
