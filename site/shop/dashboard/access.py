"""Who may see and do what in the back office: every decision is made here.

A page names two permissions: `see` to open it and `act` to send its form. Which role holds
which permission is said in `roles`. A superuser holds all.
"""

from django.core.exceptions import PermissionDenied
from django.urls import resolve, reverse

from shop.order.models import Consignment, Order
from shop.partner.models import Partner

#: Held by every member of staff: opens the front page of the back office.
ENTER = "partner.dashboard_access"
#: Held by nobody but superusers: accounts and roles.
ADMINISTER = "auth.change_user"
#: Stock numbers: written only as movements.
SEE_STOCK = "partner.view_stockrecord"
SEE_LEDGER = "partner.view_stockmovement"
MOVE_STOCK = "partner.add_stockmovement"
SET_PRICES = "partner.change_stockrecord"
SEE_ORDERS = "order.view_order"
#: Prepare, hand over, take the money at the counter, send.
FULFIL = "order.change_consignment"
CANCEL = "order.change_order"
#: Money goes back: never by those who take it.
REFUND = "payment.add_refund"
SEE_ALERTS = "payment.view_staffalert"
CLOSE_ALERTS = "payment.change_staffalert"
#: Who sees outlets as such sees all of them; others see where they work.
SEE_OUTLETS = "partner.view_partner"

SAFE = ("GET", "HEAD")


def may(user, permission: str) -> bool:
    """Whether an active member of staff holds `permission` ("app.codename")."""
    return bool(user.is_active and user.has_perm(permission))


def require(user, *, method: str, see: str, act: str | None):
    """Raises PermissionDenied unless `user` may open the page or, for other methods, act on it."""
    wanted = see if method in SAFE else act
    if not (wanted and may(user, wanted)) and not user.is_superuser:
        raise PermissionDenied


def outlets_for(user):
    """Queryset of the outlets whose stock `user` may know of.

    Another outlet's stock is none of an outlet's staff's business: asking for it is a 404.
    """
    if may(user, SEE_OUTLETS):
        return Partner.objects.all()
    return Partner.objects.filter(users=user)


def orders_for(user):
    """Queryset of the orders of which an outlet that `user` sees has a part; others are a 404."""
    parts = Consignment.objects.filter(outlet__in=outlets_for(user))
    return Order.objects.filter(pk__in=parts.values("order"))


def may_cancel(user, order) -> bool:
    """Whether `user` may cancel `order`, its state aside.

    Staff of one outlet do so for an order that is theirs alone and that nobody has paid yet.
    """
    if not may(user, CANCEL):
        return False
    if may(user, REFUND):
        return True
    theirs = set(outlets_for(user))
    return not order.paid_total and all(part.outlet in theirs for part in order.consignments.all())


def may_open(user, url_name, url_args=None, url_kwargs=None) -> bool:
    """Whether the menu shows `url_name` to `user` (None is a heading, shown with its children)."""
    if url_name is None:
        return True
    view = resolve(reverse(url_name, args=url_args, kwargs=url_kwargs)).func
    return may(user, view.view_class.see)
