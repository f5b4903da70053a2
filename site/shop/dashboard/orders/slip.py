"""On paper: what to take from which shelf, and the slip that lies in the parcel."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.dashboard import access
from shop.dashboard.catalogue.shelf_card import qr_svg
from shop.dashboard.orders.order import full_order, parts_of
from shop.dashboard.screens import StaffView


class Slip(StaffView):
    """One sheet for each part at an outlet of whoever prints."""

    see = access.SEE_ORDERS
    template = "dashboard/order_slip.html"

    def get(self, request, number):
        order = full_order(request.user, number)
        parts = [part for part in parts_of(order, request.user) if part.is_mine]
        return self.render(
            heading=_("Packing slip"),
            order=order,
            sheets=[(part, qr_svg(handover_address(part.consignment.code))) for part in parts],
        )


def handover_address(code: str) -> str:
    """What a QR holds: opened by staff it shows the order, typed by a scanner it is read too."""
    return f"{settings.SITE_URL}{reverse('dashboard:handover')}?code={code}"
