"""One guest, one purchase: the same for either shop, each through its own pages."""

import random
from abc import ABC, abstractmethod

from tests.bench.form import Form, Unexpected
from tests.bench.visitor import Visitor

NAME, EMAIL, PHONE = "Nguyen Thi Lan", "lan@example.com", "0912345678"
#: Where our buyers collect.
OUTLET = "vi-thanh"


class Buyer(ABC):
    """A new guest at the page of one product, who wants one unit of it."""

    def __init__(self, visitor: Visitor, product: str):
        self.visitor, self.product = visitor, product

    def purchase(self) -> bool:
        """True once the shop shows the order as placed. Raises Unexpected for any other error."""
        return self.confirm(self.approach())

    @abstractmethod
    def approach(self) -> Form:
        """From the product's page to the form that places the order, not yet sent."""

    @abstractmethod
    def confirm(self, order: Form) -> bool:
        """Places the order. False where the shop sends the buyer back instead."""


class StockBuyer(Buyer):
    """Through Oscar's own checkout: e-mail, address, method, payment, preview, thanks."""

    def approach(self) -> Form:
        visitor = self.visitor
        page = visitor.get(self.product)
        visitor.send(page.form('id="add_to_basket_form"'))
        visitor.get("/basket/")
        page = visitor.get("/checkout/")
        page = visitor.send(
            page.form('class="card card-body bg-light"'), username=EMAIL, options="anonymous"
        )
        self.give_address(page.form('id="new_shipping_address"'))
        return visitor.get("/checkout/preview/").form('id="place_order_form"')

    def give_address(self, form: Form) -> None:
        """Leads on through method and payment, which Oscar passes over by redirects."""
        page = self.visitor.send(
            form,
            first_name="Lan",
            last_name="Nguyen",
            line1="12 Vo Van Kiet",
            line4="Can Tho",
            postcode="900000",
        )
        if page.path != "/checkout/payment-details/":
            raise Unexpected(f"the address led to {page.path}")

    def confirm(self, order: Form) -> bool:
        return self.visitor.send(order).path == "/checkout/thank-you/"


class OurBuyer(Buyer):
    """Basket, collection at an outlet, one page of checkout, the order's page; paid on collection.

    Without JavaScript, which adds no request of its own before the order.
    """

    def approach(self) -> Form:
        visitor = self.visitor
        page = visitor.get(self.product)
        page = visitor.send(page.form('class="buy"'))
        way = page.form('action="/en/basket/receive/"')
        page = visitor.send(way, receive=f"collect:{OUTLET}", then="checkout")
        return page.form('class="beside"')

    def confirm(self, order: Form) -> bool:
        times = [time for time in order.choices["window"] if time != "other"]
        page = self.visitor.send(
            order,
            window=random.choice(times),
            contact_name=NAME,
            email=EMAIL,
            phone=PHONE,
            payment_method="counter",
            terms="on",
        )
        return page.path.startswith("/en/order/")
