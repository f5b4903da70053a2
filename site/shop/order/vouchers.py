"""Uses of vouchers and offers: counted with the order that has them, uncounted when it dies."""

from django.db.models import F, Q
from django.db.models.functions import Greatest
from oscar.core.loading import get_model

from .models import Order

ConditionalOffer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")
VoucherApplication = get_model("voucher", "VoucherApplication")


class OfferSpent(Exception):
    """The offer has been used as often, or for as much, as staff allow."""


def locked(keys) -> list:
    """The vouchers, held until the transaction ends, in pk order."""
    return list(Voucher.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def record(order: Order, discounts: dict[int, int], *, within_limits: bool = False):
    """The order uses these vouchers, {pk: discount in đồng}, and the offers of its discounts.

    The vouchers are locked and available. `within_limits`: raises OfferSpent where an offer's
    own limits leave no room; else it is counted all the same.
    """
    VoucherApplication.objects.bulk_create(
        VoucherApplication(voucher_id=pk, order=order, user_id=order.user_id) for pk in discounts
    )
    for pk, amount in discounts.items():
        _count_voucher(pk, uses=1, amount=amount)
    for row in _offers_of(order):
        if not _count_offer(row, times=1, within_limits=within_limits):
            raise OfferSpent


def give_back(order: Order):
    """The order used none after all; somebody else may. Locks the vouchers."""
    keys = list(VoucherApplication.objects.filter(order=order).values_list("voucher_id", flat=True))
    amounts = {row.voucher_id: int(row.amount) for row in order.discounts.all()}
    for voucher in locked(keys) if keys else ():
        _count_voucher(voucher.pk, uses=-1, amount=-amounts.get(voucher.pk, 0))
    if keys:
        VoucherApplication.objects.filter(order=order).delete()
    for row in _offers_of(order) if amounts else ():
        _count_offer(row, times=-1)


def _offers_of(order: Order):
    return order.discounts.filter(offer_id__isnull=False).order_by("offer_id")


def _count_voucher(pk: int, *, uses: int, amount: int):
    Voucher.objects.filter(pk=pk).update(
        num_orders=_plus("num_orders", uses), total_discount=_plus("total_discount", amount)
    )


def _count_offer(discount, *, times: int, within_limits: bool = False) -> bool:
    """False where the offer's limits forbid it: reading and counting are one statement."""
    offers = ConditionalOffer.objects.filter(pk=discount.offer_id)
    uses = discount.frequency or 0
    if within_limits:
        offers = offers.filter(
            Q(max_global_applications=None)
            | Q(max_global_applications=0)
            | Q(max_global_applications__gte=F("num_applications") + uses),
            Q(max_discount=None) | Q(max_discount=0) | Q(max_discount__gt=F("total_discount")),
        )
    return bool(
        offers.update(
            num_applications=_plus("num_applications", times * uses),
            num_orders=_plus("num_orders", times),
            total_discount=_plus("total_discount", times * discount.amount),
        )
    )


def _plus(name: str, change) -> Greatest:
    """Staff may have set a counter back since: it never goes below 0."""
    return Greatest(F(name) + change, 0, output_field=ConditionalOffer._meta.get_field(name))
