"""The page of an order, for whoever holds its link: state, code, slip, cancelling, ordering again.

The views of `number` and `token` answer 404 alike to a wrong number and a wrong token.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from design.frame import absolute
from shop.basket import access
from shop.order.errors import OrderRefused
from shop.order.models import Order, OrderEvent
from shop.payment import cancellation
from shop.payment.providers.base import ProviderRefused, ProviderUnavailable

from .order_calendar import calendar
from .order_link import by_link
from .order_money import money_of
from .order_parts import advice_for, handover_url, is_to_collect, parts_of
from .order_state import state_of
from .order_steps import steps_of
from .reorder import reorder, told

#: How often the page asks again whether the payment is confirmed, every few seconds.
LOOKS = 24


@require_safe
@by_link
def order(request, order: Order):
    parts = parts_of(order)
    looked = looks(request)
    state = state_of(order, parts, back=looked is not None, now=timezone.now())
    events = order.events.select_related("consignment__outlet")
    context = {
        **facts(order, parts),
        "state": state,
        "steps": steps_of(order, list(events), is_split=len(parts) > 1),
        "advice": advice_for(parts) if is_carried(order) else [],
        "many": sum(len(part.lines.all()) for part in parts) > 1,
        "may_cancel": cancellation.may_cancel(order),
        "next_look": looked + 1 if state.is_waiting and looked < LOOKS else None,
        "reason": why_cancelled(events),
    }
    return render(request, "customer/order.html", context)


@require_safe
@by_link
def slip(request, order: Order):
    """To print: black on white."""
    return render(request, "customer/order_slip.html", facts(order, parts_of(order)))


@require_POST
@by_link
def cancel(request, order: Order):
    """The buyer's own wish; while the goods have not left."""
    try:
        cancellation.cancel(order=order, by_customer=True, reason="")
    except OrderRefused as refusal:
        messages.error(request, str(refusal))
    except (ProviderUnavailable, ProviderRefused):
        messages.error(request, _("The payment cannot be ended right now. Please try again."))
    return redirect(order)


@require_POST
@by_link
def reorder_all(request, order: Order):
    basket = access.basket_for_change(request)
    added, left_out = reorder(order=order, basket=basket)
    say = messages.warning if left_out else messages.success
    say(request, told(added, left_out))
    return access.remember(redirect("basket"), basket)


@require_safe
@by_link
def appointment(request, order: Order):
    """The collection for the visitor's calendar."""
    parts = [part for part in parts_of(order) if is_to_collect(order, part) and part.window]
    if not parts:
        raise Http404
    text = calendar(parts[0], url=absolute(order.get_absolute_url()))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{order.number}.ics"'
    return response


def facts(order: Order, parts) -> dict:
    """What page and slip have in common. Neither is a page that search engines may list."""
    return {
        "order": order,
        "parts": parts,
        "tickets": [(part, handover_url(part)) for part in parts if is_to_collect(order, part)],
        "lines": [line for part in parts for line in part.lines.all()],
        "goods_total": sum(
            line.line_price_before_discounts_incl_tax for part in parts for line in part.lines.all()
        ),
        "money": money_of(order),
        "contact": parts[0].outlet if parts else None,
        "noindex": True,
        "canonical": "",
        "hreflangs": [],
    }


def is_carried(order: Order) -> bool:
    """The buyer takes it home, or has."""
    stays = (*Order.HOLDING, Order.Status.COMPLETED)
    return order.receive_by == "collect" and order.status in stays


def looks(request) -> int | None:
    """How often the page looked for the payment since the buyer came back; None: never left."""
    text = request.GET.get("back", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def why_cancelled(events) -> str:
    kinds = (OrderEvent.Kind.CANCELLED,)
    return next((event.message for event in events if event.kind in kinds), "")
