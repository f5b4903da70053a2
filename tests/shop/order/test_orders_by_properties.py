"""Any run of orders, payments, hand-overs and endings, sensible or not: the books hold."""

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from oscar.core.loading import get_model

from shop.basket import changes
from shop.checkout.placement import place
from shop.checkout.refusals import Refused
from shop.order import closing, fulfilment
from shop.order.errors import OrderRefused
from shop.order.models import Consignment, Order
from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock_audit import audit
from shop.partner.stock_errors import StockError
from shop.payment import cancellation, counter
from shop.payment.errors import NotCancellable, NotPayable
from shop.payment.models import PaymentAttempt, Refund
from shop.shipping.models import CollectionRule, CollectionWindow
from tests.factories.listed import listed_product
from tests.factories.order import filled_basket, pay, placement
from tests.shop.checkout.test_placement_discounts import offer, voucher

UNITS = st.integers(0, 3)
WHICH = st.integers(0, 5)
Status = Order.Status
#: Those in which an order has whatever it had ordered, in hand or set aside.
ALIVE = (*Order.HOLDING, Status.COMPLETED)
#: What an order may refuse; anything else that is raised is a fault.
REFUSALS = (OrderRefused, NotCancellable, NotPayable)


class Orders(RuleBasedStateMachine):
    """Two products, one voucher for one use, an offer, windows with places for two."""

    outlet: object
    products: list
    coupon: object
    seller: object

    def __init__(self):
        super().__init__()
        self.orders: list[Order] = []
        self.sent: list = []
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def order(self, which) -> Order:
        return Order.objects.get(pk=self.orders[which % len(self.orders)].pk)

    def attempt(self, step, **asked):
        """The step is taken, or refused for a reason and without a trace."""
        try:
            with transaction.atomic():
                step(**asked)
        except REFUSALS:
            return False
        return True

    @rule(one=UNITS, other=UNITS, card=st.booleans(), coupon=st.booleans())
    def buy(self, one, other, card, coupon):
        wanted = zip(self.products, (one, other), strict=True)
        try:
            basket = filled_basket(*[pair for pair in wanted if pair[1]], outlet=self.outlet)
            if coupon:
                changes.apply_voucher(basket=basket, code="CHAO")
            sent = placement(basket, payment_method="card" if card else "counter")
            order = place(sent)
        except (changes.refusals.BasketRefused, Refused):
            return
        self.orders.append(order)
        self.sent.append(sent)

    @precondition(lambda self: self.orders)
    @rule(which=WHICH)
    def send_the_form_again(self, which):
        which %= len(self.orders)
        assert place(self.sent[which]) == self.orders[which]

    @precondition(lambda self: self.orders)
    @rule(which=WHICH)
    def pay_by_card(self, which):
        """In time, or late: then the goods are held again or the money goes back."""
        order = self.order(which)
        if order.payment_attempts.filter(status__in=PaymentAttempt.LIVE).exists():
            was = order.status
            order = pay(order)
            ends = (Status.CONFIRMED,) if was in Order.HOLDING else (Status.CONFIRMED, "unfillable")
            assert order.status in ends

    @precondition(lambda self: self.orders)
    @rule(which=WHICH)
    def pay_at_the_counter(self, which):
        order = self.order(which)
        owed = order.status == Status.CONFIRMED and order.amount_due > 0
        assert owed == self.attempt(counter.take, order=order, means="cash", by=self.seller)

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, step=st.sampled_from(["prepare", "ready", "hand_over"]))
    def fulfil(self, which, step):
        order = self.order(which)
        part = order.consignments.get()
        taken = self.attempt(getattr(fulfilment, step), consignment=part, by=self.seller)
        assert not taken or order.status == Status.CONFIRMED
        assert not (taken and step == "hand_over" and order.amount_due)

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, by_customer=st.booleans())
    def cancel(self, which, by_customer):
        order = self.order(which)
        if self.attempt(cancellation.cancel, order=order, by_customer=by_customer):
            order = self.order(which)
            assert order.refunded_total == order.paid_total

    @precondition(lambda self: self.orders)
    @rule(which=WHICH, to=st.sampled_from([Status.EXPIRED, Status.NO_SHOW, Status.UNFILLABLE]))
    def end(self, which, to):
        self.attempt(closing.close, order=self.order(which), to=to, kind=to.value)

    @rule(which=st.integers(0, 1), change=st.integers(-2, 3).filter(bool))
    def the_shelf_changes(self, which, change):
        try:
            record = self.products[which].stockrecords.get()
            stock.adjust(stockrecord=record, change=change, reason="Đếm lại")
        except StockError:
            assert change < 0

    @invariant()
    def numbers_are_the_sums_of_the_ledger(self):
        assert not audit().exists()

    @invariant()
    def an_order_holds_what_it_has_yet_to_hand_over(self):
        for order in Order.objects.all():
            lines = order.lines.filter(consignment__status__in=Consignment.OPEN)
            due = {line.stockrecord_id: line.quantity for line in lines}
            assert stock.held(reference=order.number) == due
            assert bool(due) == (order.status in Order.HOLDING)

    @invariant()
    def nothing_else_is_set_aside(self):
        promised = StockRecord.objects.aggregate(n=Sum("num_allocated"))["n"]
        living = Order.objects.filter(status__in=Order.HOLDING)
        assert promised == (living.aggregate(n=Sum("lines__quantity"))["n"] or 0)

    @invariant()
    def the_totals_add_up(self):
        for order in Order.objects.all():
            sums = order.lines.aggregate(
                paid=Sum("line_price_incl_tax"), before=Sum("line_price_before_discounts_incl_tax")
            )
            assert sums["paid"] + order.shipping_incl_tax == order.total_incl_tax
            assert sums["before"] - order.discount_total == sums["paid"]
            taken_off = order.discounts.aggregate(n=Sum("amount"))["n"] or 0
            assert taken_off == order.discount_total

    @invariant()
    def the_money_is_where_its_records_say(self):
        for order in Order.objects.all():
            paid = order.payment_attempts.filter(status="paid")
            refunds = Refund.objects.filter(attempt__order=order).exclude(status="failed")
            assert (paid.aggregate(n=Sum("amount"))["n"] or 0) == order.paid_total
            assert (refunds.aggregate(n=Sum("amount"))["n"] or 0) == order.refunded_total
            assert order.refunded_total <= order.paid_total
            if order.status == Status.COMPLETED:
                assert order.amount_due == 0

    @invariant()
    def places_in_windows_are_those_of_orders_that_live(self):
        for window in CollectionWindow.objects.all():
            assert window.booked == window.consignments.exclude(status="cancelled").count()

    @invariant()
    def a_voucher_is_used_by_orders_that_live(self):
        self.coupon.refresh_from_db()
        users = Order.objects.filter(discounts__voucher_id=self.coupon.pk, status__in=ALIVE)
        uses = self.coupon.applications.all()
        assert {use.order_id for use in uses} == {order.pk for order in users}
        assert len(uses) == self.coupon.num_orders

    @invariant()
    def every_step_is_on_the_timeline(self):
        for order in Order.objects.filter(status__in=closing.ENDINGS):
            assert order.events.filter(kind=order.status).exists()


@pytest.mark.django_db
def test_no_run_of_orders_breaks_the_books(outlet, seller):
    CollectionRule.objects.create(outlet=outlet, capacity=2)
    Orders.outlet, Orders.seller, Orders.coupon = outlet, seller, voucher()
    offer(value=3, name="Mừng khai trương", priority=-1)
    Orders.products = [
        listed_product(outlet=outlet, received=4, price=price) for price in (85_001, 33_333)
    ]
    assert get_model("offer", "ConditionalOffer").objects.count() == 2
    run_state_machine_as_test(Orders, settings=settings(max_examples=15, stateful_step_count=16))
