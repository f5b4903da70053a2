"""What the checkout page shows beside its form."""

from django.utils import timezone

from design.frame import frame
from shop.basket.contents import Contents
from shop.basket.models import ReceiveBy
from shop.order.models import Order
from shop.payment.registry import offered
from shop.shipping.receiving import describe
from shop.shipping.windows import rule_of, windows

from . import draft
from .forms import CheckoutForm
from .times import Times

Method = Order.PaymentMethod


def form_for(request, found: Contents) -> CheckoutForm:
    """Filled in with what was typed before, else with what the account knows."""
    is_sent = found.basket.receive_by == ReceiveBy.DELIVER
    return CheckoutForm(
        request.POST if request.method == "POST" else None,
        initial=known(request.user, found) | draft.kept(request),
        times=None if is_sent else times(found.basket.outlet),
        methods=methods(found),
    )


def times(outlet) -> Times:
    return Times.of(windows(outlet, now=timezone.now()) if outlet else [])


def methods(found: Contents) -> list[str]:
    """The ways to pay that go with this order; at the counter pays who comes to one."""
    is_sent = found.basket.receive_by == ReceiveBy.DELIVER
    return [way for way in offered(found.total) if not (is_sent and way == Method.COUNTER)]


def known(user, found: Contents) -> dict[str, str]:
    """From the account: name, e-mail, phone, and the street if it lies in the ward chosen."""
    if not user.is_authenticated:
        return {}
    values = {"contact_name": user.first_name, "email": user.email}
    address = user.addresses.order_by("-is_default_for_shipping", "-pk").first()
    if address is None:
        return values
    values["phone"] = str(address.phone_number or "")
    receiving = found.plan.receiving
    place = (receiving.ward, receiving.province and receiving.province.name_vi)
    return values | ({"street": address.line1} if (address.line3, address.line4) == place else {})


def page(request, found: Contents, form: CheckoutForm, refusal: str = "") -> dict:
    """The template's context. `refusal`: why the order just sent was not placed."""
    outlet = found.basket.outlet
    return {
        "form": form,
        "contents": found,
        "units": found.units,
        "refusal": refusal,
        "seen_total": was_seen(request, found),
        "problems": [
            (line, describe(line.plan.problem)) for line in found.lines if line.plan.problem
        ],
        "problem": describe(found.plan.problem),
        "grace_hours": rule_of(outlet).grace_minutes // 60
        if outlet and not form.is_delivery
        else 0,
        "chosen": {name: form[name].value() or "" for name in ("window", "payment_method")},
        **frame(request),
        "noindex": True,
    }


def was_seen(request, found: Contents) -> int | None:
    """The total that stood in the button, if it is another now; in đồng, for show only."""
    text = request.POST.get("total", "")
    seen = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None
    return seen if seen != found.total else None
