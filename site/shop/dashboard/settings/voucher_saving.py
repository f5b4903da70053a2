"""A voucher is one code with one offer behind it: an amount or a share off all goods.

Oscar keeps that as a Voucher, an offer, its condition, its benefit and a range of all products;
these are always written and deleted together. Amounts are whole đồng.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

Benefit, Condition, ConditionalOffer, Range = (
    get_model("offer", name) for name in ("Benefit", "Condition", "ConditionalOffer", "Range")
)
Voucher = get_model("voucher", "Voucher")
ALL_GOODS = "Tất cả sản phẩm"


class Terms(NamedTuple):
    """What staff decide. `value`: đồng, or percent. Both days are included, Vietnam's time."""

    code: str
    name: str
    kind: str
    value: int
    least: int
    usage: str
    first_day: date
    last_day: date


def terms_of(voucher) -> Terms:
    offer = voucher.offers.select_related("benefit", "condition").get()
    least = offer.condition.value if offer.condition.type == Condition.VALUE else 0
    return Terms(
        code=voucher.code,
        name=voucher.name,
        kind=offer.benefit.type,
        value=int(offer.benefit.value),
        least=int(least),
        usage=voucher.usage,
        first_day=timezone.localdate(voucher.start_datetime),
        last_day=timezone.localdate(voucher.end_datetime),
    )


@transaction.atomic
def save_voucher(*, terms: Terms, voucher=None):
    """Writes a new voucher, or `voucher` anew; returns it. Orders placed keep their discount."""
    voucher = voucher or Voucher()
    offer = voucher.offers.get() if voucher.pk else ConditionalOffer()
    offer.condition = write(offer.condition if offer.pk else Condition(), **condition(terms))
    offer.benefit = write(
        offer.benefit if offer.pk else Benefit(),
        range=all_goods(),
        type=terms.kind,
        value=terms.value,
    )
    write(offer, name=terms.code, offer_type=ConditionalOffer.VOUCHER, max_basket_applications=1)
    write(voucher, code=terms.code, name=terms.name, usage=terms.usage, **span(terms))
    voucher.offers.set([offer])
    return voucher


def condition(terms: Terms) -> dict:
    """Anything in the basket, or goods for at least `least` đồng."""
    kind = Condition.VALUE if terms.least else Condition.COUNT
    return {"range": all_goods(), "type": kind, "value": terms.least or 1}


def span(terms: Terms) -> dict:
    """From the first day's first moment to the last day's last."""
    start = timezone.make_aware(datetime.combine(terms.first_day, time()))
    end = timezone.make_aware(datetime.combine(terms.last_day + timedelta(days=1), time()))
    return {"start_datetime": start, "end_datetime": end - timedelta(seconds=1)}


def write(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    return record


def all_goods():
    return Range.objects.get_or_create(name=ALL_GOODS, defaults={"includes_all_products": True})[0]


def uses(voucher) -> int:
    """Orders that it was used for."""
    return voucher.applications.count()


@transaction.atomic
def delete_voucher(*, voucher):
    """With its offer. Only for one that no order used: what was used is part of the books."""
    for offer in voucher.offers.select_related("benefit", "condition"):
        offer.delete()
        offer.benefit.delete()
        offer.condition.delete()
    voucher.delete()
