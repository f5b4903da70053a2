"""Customers and a clerk whose shop keeps dying under them: they ask again until it answers."""

import time
from collections import Counter
from email.message import Message
from http.client import HTTPException
from random import Random
from threading import Event
from urllib.parse import urlsplit

from django.db import connection

from shop.order.models import Order
from tests.bench.form import Unexpected
from tests.bench.visitor import Visitor

from .buyers import Buyer
from .clerk import Clerk, desk, form_with

#: A card that is declined.
DECLINED = "4000000000000002"


class Patient(Visitor):
    """Asks again where the connection breaks. Where it was sent to pay is kept, not followed."""

    def __init__(self, port: int, *more):
        super().__init__(port, *more)
        self.sent_to, self.broken = "", 0

    def _ask(self, method, path, values=None):
        if urlsplit(path).netloc not in ("", urlsplit(self.origin).netloc):
            self.sent_to = path
            return 200, Message(), ""
        while True:
            try:
                return super()._ask(method, path, values)
            except (OSError, HTTPException):
                self.broken += 1
                self.connection.close()
                time.sleep(0.1)


class PatientClerk(Patient, Clerk):
    pass


class Crowd:
    """What all of them share. `did` counts what came about, `errors` are the shop's 500s."""

    def __init__(self, shop, sandbox, goods, *, seed: str):
        self.shop, self.sandbox, self.goods, self.seed = shop, sandbox, goods, seed
        self.over, self.did, self.errors = Event(), Counter(), []

    def live(self, act, name) -> None:
        """Does `act` again and again; what does not work out is part of a life, a 500 is not."""
        chance, number = Random(f"{self.seed} {name}"), 0
        while not self.over.is_set():
            number += 1
            try:
                act(chance, f"{name}-{number}")
            except Unexpected as error:
                if not str(error).startswith("no form"):
                    self.errors.append(str(error))
            except RuntimeError:
                self.did["refused by the payment page"] += 1
        connection.close()

    def buy(self, chance: Random, name: str) -> None:
        """One purchase, to its end or given up on the way."""
        with Patient(self.shop.port) as visitor:
            try:
                self.order(chance, visitor, name)
            finally:
                self.did["broken connections"] += visitor.broken

    def order(self, chance, visitor, name):
        by_card = chance.random() < 0.7
        goods = chance.sample(self.goods, chance.choice([1, 1, 2]))
        buyer = Buyer(visitor, goods, nth=chance.randrange(9))
        form = buyer.approach()
        answers = buyer.answers(form) | {
            "email": f"{name}@example.com",
            "payment_method": "card" if by_card else "counter",
        }
        visitor.send(form, **answers)
        self.did["sent"] += 1
        if visitor.sent_to:
            self.pay(chance, visitor)
        if "/order/" in visitor.page.path and chance.random() < 0.3:
            visitor.send(visitor.page.form("/cancel/"))
            self.did["cancelled"] += 1

    def pay(self, chance, visitor):
        """Or not; the way back from the payment page is not taken by all."""
        session = visitor.sent_to.rpartition("/")[2]
        if chance.random() < 0.15:
            return
        if chance.random() < 0.2:
            self.sandbox.fail_webhooks("duplicate")
        if chance.random() < 0.1:
            self.sandbox.pay(session, card=DECLINED)
        paid = self.sandbox.pay(session)
        self.did["paid by card"] += 1
        if chance.random() < 0.6:
            visitor.get(paid["success_url"])

    def serve_at_desk(self, key: str):
        """The clerk's life: hands over, gives back a part, cancels."""

        def act(chance: Random, _name: str) -> None:
            time.sleep(0.2)
            order = Order.objects.filter(status="confirmed").order_by("?").first()
            if order:
                with PatientClerk(self.shop.port, key) as clerk:
                    chance.choice([self.hand_over, self.hand_over, self.refund, self.cancel])(
                        clerk, order
                    )

        return act

    def hand_over(self, clerk, order):
        code = order.consignments.get().code
        form = form_with(clerk.get(f"{desk('handover')}?code={code}"), 'name="seen"')
        clerk.send(form, **({"means": "cash"} if "means" in form.names else {}))
        self.did["handed over"] += 1

    def refund(self, clerk, order):
        form = form_with(clerk.get(desk("order-refund", order.number)), 'name="amount"')
        clerk.send(form, amount="10000", reason="Thiếu hàng")
        self.did["refunded a part"] += 1

    def cancel(self, clerk, order):
        form = form_with(clerk.get(desk("order-cancel", order.number)), 'name="reason"')
        clerk.send(form, reason="Hết hàng")
        self.did["cancelled at the desk"] += 1
