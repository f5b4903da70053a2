"""What an account holds: handed out on request, and deleted on request."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import CASCADE, SET_NULL, ProtectedError
from django.db.models.deletion import get_candidate_relations_to_delete
from django.dispatch import Signal
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket.models import Basket

VoucherApplication = get_model("voucher", "VoucherApplication")

#: Sent with `user` before the account is gone; what stands above the shop parts with it.
deleting = Signal()
#: Sent with `user`; each answer is a list of what the owner should know before.
warning = Signal()


def is_staff(user) -> bool:
    """Whether the account opens anything behind the shop: of these an administrator takes care."""
    return (
        user.is_staff
        or user.is_superuser
        or user.groups.exists()
        or user.user_permissions.exists()
        or user.partners.exists()
    )


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
        "producers": [
            {
                "name": membership.producer.name_vi,
                "role": membership.role,
                "since": membership.joined_at.isoformat(),
                "until": membership.left_at and membership.left_at.isoformat(),
            }
            for membership in user.producer_memberships.select_related("producer")
        ],
    }


def warnings(user) -> list[str]:
    """What the account's owner should know before it is deleted."""
    answers = warning.send(sender=User, user=user)
    return [text for _receiver, texts in answers for text in texts]


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
    vouchers: one that may be used once is not free again. A record that nobody may change, as a
    producer's trail, goes on to name who wrote it: of the account then only the name is left.
    """
    if is_staff(user):
        raise PermissionError("A member of staff is removed by the administrator.")
    deleting.send(sender=User, user=user)
    user.consents.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
    user.orders.filter(guest_email="").update(guest_email=user.email)
    VoucherApplication.objects.filter(user=user).update(user=None)
    Basket.objects.filter(owner=user, status=Basket.OPEN).delete()
    Basket.objects.filter(owner=user).update(owner=None)
    try:
        user.delete()
    except ProtectedError:
        leave_the_name(user)


def leave_the_name(user: User) -> None:
    """All that hangs on the account goes, as if it were deleted; nobody can log in to it again."""
    for relation in get_candidate_relations_to_delete(user._meta):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: user})
        if relation.on_delete is CASCADE:
            rows.delete()
        elif relation.on_delete is SET_NULL:
            rows.update(**{relation.field.name: None})
    user.username, user.email, user.is_active = f"deleted-{user.pk}", "", False
    user.last_login = None
    user.set_unusable_password()
    user.save()
