"""Buyers over HTTP who come up to the order, then send it all at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier

from django.utils.translation import override

from tests.bench.buyer import EMAIL, NAME, OUTLET, PHONE
from tests.bench.crowd import tried
from tests.bench.form import Form
from tests.bench.visitor import Page, Visitor

WAIT = 60  # seconds; a test that hangs fails


class Buyer:
    """A guest from an address of their own, who collects and pays at the counter.

    `code`: a voucher's. `nth`: the collection window taken, so that buyers are not already in
    one another's way there.
    """

    def __init__(self, visitor: Visitor, products, *, code: str = "", nth: int = 0):
        self.visitor, self.products, self.code, self.nth = visitor, products, code, nth

    def approach(self) -> Form:
        """From the products to the form that places the order."""
        visitor = self.visitor
        for product in self.products:
            page = visitor.get(address(product))
            page = visitor.send(page.form('class="buy"'))
        receive = page.form('action="/en/basket/receive/"')
        page = visitor.send(receive, receive=f"collect:{OUTLET}")
        if self.code:
            visitor.send(page.form('action="/en/basket/voucher/"'), code=self.code)
        return visitor.get("/en/checkout/").form('class="beside"')

    def confirm(self, order: Form) -> Page:
        return self.visitor.send(order, **self.answers(order))

    def answers(self, order: Form) -> dict[str, str]:
        times = [time for time in order.choices["window"] if time != "other"]
        return {
            "window": times[self.nth % len(times)],
            "contact_name": NAME,
            "email": EMAIL,
            "phone": PHONE,
            "payment_method": "counter",
            "terms": "on",
        }


class Elsewhere(Visitor):
    """Comes from the given address, as our proxy would tell it."""

    def __init__(self, port: int, address: str):
        super().__init__(port)
        self.address = address

    def _headers(self, method: str) -> dict[str, str]:
        return super()._headers(method) | {"X-Forwarded-For": self.address}


def address(product) -> str:
    with override("en"):
        return product.get_absolute_url()


def at_once(shop, baskets, *others, code: str = "") -> list:
    """Each basket's buyer and each other act, let go together; what they came to, in order.

    A buyer comes to a Page; whoever meets an error comes to its words, a str.
    """
    with ExitStack() as stack, ThreadPoolExecutor(len(baskets) + len(others)) as crowd:
        buyers = [
            Buyer(
                stack.enter_context(Elsewhere(shop.port, f"10.0.0.{n}")), basket, code=code, nth=n
            )
            for n, basket in enumerate(baskets)
        ]
        orders = list(crowd.map(Buyer.approach, buyers))
        acts = [lambda b=b, o=o: b.confirm(o) for b, o in zip(buyers, orders, strict=True)]
        start = Barrier(len(acts) + len(others))

        def go(act):
            start.wait(WAIT)
            return tried(act)

        return list(crowd.map(go, [*acts, *others]))


def sorted_out(results, *refusals: str) -> Counter:
    """How many ended with "order", with a refusal of these words, or otherwise: its own words."""
    return Counter(outcome(result, refusals) for result in results)


def outcome(result, refusals) -> str:
    if isinstance(result, str):
        return result
    if result.path.startswith("/en/order/"):
        return "order"
    told = [words for words in refusals if words in result.text]
    return "refused" if told and result.path == "/en/checkout/" else f"{result.path}: no refusal"
