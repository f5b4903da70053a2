"""What an account holds: handed out on request, and deleted on request."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket.models import Basket

VoucherApplication = get_model("voucher", "VoucherApplication")


def export(user) -> dict:
    """All that is kept about the customer, as plain JSON; amounts in đồng, times in ISO 8601."""
    return {
        "account": {
            "email": user.email,
            "name": user.first_name,
            "since": user.date_joined.isoformat(),
        },
        "addresses": [
            {
                "recipient": address.first_name,
                "street": address.line1,
                "ward": address.line3,
                "province": address.line4,
                "phone": str(address.phone_number),
            }
            for address in user.addresses.all()
        ],
        "consents": [
            {
                "purpose": consent.purpose,
                "version": consent.version,
                "given_at": consent.given_at.isoformat(),
                "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
            }
            for consent in user.consents.all()
        ],
        "orders": [_order(order) for order in orders_of(user)],
    }


def orders_of(user):
    """Queryset of the customer's orders, the newest first, with what a list shows."""
    return user.orders.select_related("shipping_address").prefetch_related("lines", "consignments")


def _order(order) -> dict:
    address = order.shipping_address
    return {
        "number": order.number,
        "placed_at": order.date_placed.isoformat(),
        "status": order.status,
        "name": order.contact_name,
        "email": order.email,
        "phone": order.phone,
        "note": order.note,
        "address": [address.line1, address.line3, address.line4] if address else [],
        "invoice": [order.invoice_company, order.invoice_tax_code, order.invoice_address],
        "total": order.total_incl_tax,
        "lines": [
            {"title": line.title, "quantity": line.quantity, "price": line.line_price_incl_tax}
            for line in order.lines.all()
        ],
    }


@transaction.atomic
def delete(*, user: User) -> None:
    """Removes the account, its addresses and its open basket; its sessions are worth nothing then.

    Orders stay three years, as contracts must, with no account behind them. So do the uses of
    vouchers: one that may be used once is not free again.
    """
    if user.is_staff or user.has_perm("partner.dashboard_access"):
        raise PermissionError("A member of staff is removed by the administrator.")
    user.consents.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
    user.orders.filter(guest_email="").update(guest_email=user.email)
    VoucherApplication.objects.filter(user=user).update(user=None)
    Basket.objects.filter(owner=user, status=Basket.OPEN).delete()
    Basket.objects.filter(owner=user).update(owner=None)
    user.delete()
