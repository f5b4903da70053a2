"""One order on the desk: who, what, when, what is paid, what happened, and what can be done."""

from shop.dashboard import access
from shop.dashboard.orders.mails import told
from shop.dashboard.orders.order import (
    full_order,
    is_overdue,
    latest_event,
    parts_of,
    refundable,
)
from shop.dashboard.screens import StaffView
from shop.payment import cancellation


class OrderPage(StaffView):
    see, act = access.SEE_ORDERS, None
    template = "dashboard/order.html"

    def get(self, request, number):
        order = full_order(request.user, number)
        return self.render(
            heading=order.number,
            order=order,
            parts=parts_of(order, request.user),
            seen=latest_event(order),
            events=list(order.events.all())[::-1],
            attempts=order.payment_attempts.all(),
            mails=told(order),
            alerts=[alert for alert in order.alerts.all() if alert.closed_at is None],
            **self.doors(order),
        )

    def doors(self, order) -> dict:
        """Which of the rarer acts stand open."""
        user = self.request.user
        may_fulfil = access.may(user, access.FULFIL)
        return {
            "may_fulfil": may_fulfil,
            "may_cancel": cancellation.may_cancel(order, by_customer=False)
            and access.may_cancel(user, order),
            "may_refund": access.may(user, access.REFUND) and refundable(order) > 0,
            "may_no_show": may_fulfil and is_overdue(order) and not order.is_frozen,
            "is_overdue": is_overdue(order),
        }
