"""What lies on an outlet's desk: its parts of orders, by what is to be done with them.

The desk counts consignments, not orders: a split order is work at each of its outlets.
"""

from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.dashboard import access
from shop.order.models import Consignment, Order
from shop.payment.models import Refund, StaffAlert

State = Consignment.Status
#: An order that ended with its buyer's money still here.
OWED = Q(
    order__status__in=(
        Order.Status.CANCELLED,
        Order.Status.EXPIRED,
        Order.Status.NO_SHOW,
        Order.Status.UNFILLABLE,
    ),
    order__paid_total__gt=F("order__refunded_total"),
)
TABS = {
    "prepare": _("To prepare"),
    "preparing": _("Being prepared"),
    "ready": _("Ready"),
    "gone": _("Handed over, sent"),
    "problems": _("Problems"),
    "all": _("All"),
}
#: Worked through window by window; the other tabs begin with the latest order.
BY_WINDOW = ("prepare", "preparing", "ready")


def parts_for(user):
    """Queryset of the consignments at outlets that `user` sees."""
    return Consignment.objects.filter(outlet__in=access.outlets_for(user))


def confirmed(state) -> Q:
    return Q(status=state, order__status=Order.Status.CONFIRMED)


def late(now) -> Q:
    """Its window has begun and it is not packed, or nobody came for it in time."""
    unpacked = Q(status__in=(State.WAITING, State.PREPARING), window__starts_at__lt=now)
    waited = Q(status=State.READY, held_until__lt=now)
    return Q(order__status=Order.Status.CONFIRMED) & (unpacked | waited)


def problems(now) -> Q:
    """What somebody must look at: late, disputed, alerted, or money that ought to go back."""
    alerted = StaffAlert.objects.filter(closed_at=None, order__isnull=False)
    stuck = Refund.objects.filter(status=Refund.Status.FAILED)
    return (
        late(now)
        | Q(order__is_frozen=True)
        | OWED
        | Q(order__in=alerted.values("order"))
        | Q(order__in=stuck.values("attempt__order"))
    )


def conditions(now=None) -> dict[str, Q]:
    """What each tab holds."""
    now = now or timezone.now()
    return {
        "prepare": confirmed(State.WAITING),
        "preparing": confirmed(State.PREPARING),
        "ready": confirmed(State.READY),
        "gone": Q(status__in=(State.COLLECTED, State.SHIPPED)),
        "problems": problems(now),
        "all": Q(),
    }


def counts(parts) -> dict[str, int]:
    """How many of `parts` each tab holds; one query."""
    found = {name: Count("pk", filter=held) for name, held in conditions().items() if held}
    return parts.aggregate(**found, all=Count("pk"))


def in_order(parts, tab: str):
    """Earliest window first, deliveries after them; elsewhere the latest order first."""
    if tab in BY_WINDOW:
        return parts.order_by(
            F("window__starts_at").asc(nulls_last=True), "outlet", "order__date_placed", "pk"
        )
    return parts.order_by("-order__date_placed", "-pk")


def windows_today(parts):
    """[{window, starts_at, ends_at, outlet, open, ready}, …]: today's windows with open parts."""
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = parts.filter(
        order__status=Order.Status.CONFIRMED,
        status__in=Consignment.OPEN,
        window__starts_at__gte=midnight,
        window__starts_at__lt=midnight + timedelta(days=1),
    )
    return (
        today.order_by("window__starts_at", "outlet")
        .values("window", "window__starts_at", "window__ends_at", "outlet__short_name")
        .annotate(open=Count("pk"), ready=Count("pk", filter=Q(status=State.READY)))
    )
