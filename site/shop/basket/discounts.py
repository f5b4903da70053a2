"""What offers and a voucher take off. Oscar's rules, asked with the same few queries each time."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from oscar.apps.offer.applicator import Applicator as OscarApplicator

from shop.partner.strategy import Default


@dataclass(frozen=True)
class Discount:
    """`amount` in đồng, off the goods or (`is_shipping`) off the delivery."""

    name: str
    amount: int
    offer: object
    voucher: object | None = None
    is_shipping: bool = False


class Applicator(OscarApplicator):
    """Oscar asks for each line and each try whether a product is in a range; this asks once."""

    def get_offers(self, basket, user=None, request=None):
        products = [line.product_id for line in basket.all_lines()]
        offers = super().get_offers(basket, user, request)
        for offer in offers:
            offer.condition = _ready(offer.condition, products)
            offer.benefit = _ready(offer.benefit, products)
        return offers


class KnownRange:
    """In the place of a range's own rule: those of the basket's products that it holds."""

    def __init__(self, products: set[int]):
        self.products = products

    def contains_product(self, product) -> bool:
        return product.pk in self.products


def _ready(rule, products: list[int]):
    """A condition or benefit as its proxy, which is otherwise made anew, and asked, each time."""
    found = rule.proxy()
    if found.range_id and not found.range.proxy_class:
        held = found.range.product_queryset.filter(pk__in=products)
        found.range.proxy = KnownRange(set(held.values_list("pk", flat=True)))
    return found


def discounts(basket, lines: list, shipping_price: int) -> list[Discount]:
    """Applies what holds to the basket's `lines`, each at its stock record's price.

    `taken_off` then says each line's part.
    """
    if not lines:
        return []
    basket.strategy = Default()
    basket._lines = lines  # what all_lines() gives to the offers
    for line in lines:
        line.basket = basket
    Applicator().apply(basket, basket.owner or AnonymousUser())
    basket._lines = None
    return [
        *_off_goods(basket.offer_applications, lines),
        *_off_shipping(basket.offer_applications, shipping_price),
    ]


def taken_off(line) -> Counter:
    """{offer pk: đồng off this line}: never more, all offers together, than the line costs."""
    found, left = Counter(), line.quantity * (line.stockrecord.price or 0)
    for part in line.discounts:
        amount = min(left, int(part.amount))
        found[part.offer.pk] += amount
        left -= amount
    return found


def _off_goods(applications, lines: list) -> list[Discount]:
    """The sums of what the lines have off: Oscar's own are rounded apart and differ by a đồng."""
    amounts = sum(map(taken_off, lines), Counter())
    return [
        Discount(_name(row), amounts[row["offer"].pk], row["offer"], row["voucher"])
        for row in applications
        if amounts[row["offer"].pk]
    ]


def _off_shipping(applications, price: int) -> list[Discount]:
    found = []
    for row in applications.shipping_discounts:
        amount = min(price, int(row["offer"].shipping_discount(price)))
        if amount > 0:
            found.append(Discount(_name(row), amount, row["offer"], row["voucher"], True))
            price -= amount
    return found


def _name(row) -> str:
    return row["voucher"].name if row["voucher"] else row["name"]
