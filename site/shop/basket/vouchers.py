"""A code that lowers the price: one a basket. Its use is counted only when an order has it."""

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from oscar.core.loading import get_model

from . import refusals
from .locks import locked
from .models import Basket

Voucher = get_model("voucher", "Voucher")


@transaction.atomic
def apply_voucher(*, basket: Basket, code: str, user=None):
    """The voucher of that code takes the place of any other. Raises BasketRefused."""
    basket = locked(basket)
    voucher = Voucher.objects.filter(code=code.strip().upper()[:128]).first()
    if voucher is None or not voucher.is_active():
        raise refusals.no_voucher()
    is_free, why = voucher.is_available_to_user(user=user or AnonymousUser())
    if not is_free:
        raise refusals.no_voucher(str(why))
    basket.vouchers.set([voucher])
    return voucher


@transaction.atomic
def drop_voucher(*, basket: Basket):
    locked(basket).vouchers.clear()
