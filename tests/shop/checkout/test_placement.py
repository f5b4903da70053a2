"""How an order comes to be, and what stops it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from shop.basket import changes
from shop.basket.contents import contents
from shop.basket.models import Basket
from shop.checkout import refusals
from shop.checkout.placement import place
from shop.order.models import Order
from shop.partner import stock
from shop.partner.models import Partner, StockMovement
from shop.shipping.models import CollectionRule, CollectionWindow
from tests.factories.order import CARD, COUNTER, free_window, placement

pytestmark = pytest.mark.django_db


def held(order):
    return sum(stock.held(reference=order.number).values())


def record_of(product):
    return product.stockrecords.get()


def test_an_order_is_what_was_in_the_basket(basket, outlet, tea, fish):
    order = place(placement(basket))
    lines = list(order.lines.values_list("title", "title_en", "quantity", "line_price_incl_tax"))
    assert lines == [
        ("Trà mãng cầu", "Soursop tea", 2, 170_000),
        ("Khô cá sặc rằn", "", 1, 155_000),
    ]
    assert order.total_incl_tax == 325_000 and order.amount_due == 325_000
    assert order.consignments.get().outlet == outlet


def test_the_goods_are_set_aside_for_it(basket, tea, fish):
    order = place(placement(basket))
    assert stock.held(reference=order.number) == {record_of(tea).pk: 2, record_of(fish).pk: 1}


def test_the_basket_is_used_up(basket):
    place(placement(basket))
    basket.refresh_from_db()
    assert basket.status == Basket.SUBMITTED and basket.date_submitted
    with pytest.raises(changes.refusals.BasketRefused):
        changes.receive(basket=basket, receive_by="collect", outlet=basket.outlet)


def test_sent_twice_it_is_the_same_order(basket):
    sent = placement(basket)
    assert place(sent) == place(sent)
    assert Order.objects.count() == 1 and StockMovement.objects.filter(kind="allocate").count() == 2


def test_at_the_counter_it_is_confirmed_at_once_and_told_by_mail(basket):
    order = place(placement(basket, payment_method=COUNTER))
    assert order.status == "confirmed" and order.hold_expires_at is None
    assert not order.payment_attempts.exists()
    assert order.mails.get().kind == "placed"


def test_by_card_it_waits_for_its_payment_until_the_hold_runs_out(basket, rules):
    order = place(placement(basket, payment_method=CARD))
    attempt = order.payment_attempts.get()
    assert order.status == "awaiting_payment"
    assert order.hold_expires_at - order.date_placed == timedelta(minutes=rules.hold_minutes)
    assert (attempt.status, attempt.provider, attempt.amount) == ("created", "stripe", 325_000)
    assert not order.mails.exists()


def test_it_is_held_until_the_grace_after_its_window(basket, outlet):
    CollectionRule.objects.create(outlet=outlet, grace_minutes=45)
    starts_at = free_window(Partner.objects.get(pk=outlet.pk))
    consignment = place(placement(basket, window_starts_at=starts_at)).consignments.get()
    assert consignment.window.starts_at == starts_at and consignment.window.booked == 1
    assert consignment.held_until - consignment.window.ends_at == timedelta(minutes=45)


def test_what_the_buyer_agreed_to_is_on_record(basket, rules):
    order = place(placement(basket, language="en"))
    consent = order.consents.get()
    assert (consent.purpose, consent.version, consent.language) == ("terms", "2026-11", "en")
    assert order.events.get().kind == "placed" and order.events.get().by_customer


def test_invoice_and_contact_are_the_orders_own(basket):
    order = place(placement(basket, invoice_company="Công ty Mẫu", invoice_tax_code="0100109106"))
    assert (order.invoice_company, order.invoice_tax_code) == ("Công ty Mẫu", "0100109106")
    assert (order.contact_name, order.email) == ("Nguyễn Thị Mẫu", "khach@example.com")


def test_the_totals_add_up(basket):
    order = place(placement(basket))
    goods = order.lines.aggregate(n=Sum("line_price_incl_tax"))["n"]
    assert goods + order.shipping_incl_tax == order.total_incl_tax


def refused(refusal, sent):
    """Refused, with nothing written."""
    with pytest.raises(refusal) as caught:
        place(sent)
    assert not Order.objects.exists() and not StockMovement.objects.filter(kind="allocate").exists()
    assert not CollectionWindow.objects.filter(booked__gt=0).exists()
    sent.basket.refresh_from_db()
    assert sent.basket.status == Basket.OPEN and str(caught.value)
    return caught.value


def test_no_orders_while_staff_keep_the_checkout_closed(basket, rules):
    rules.is_open = False
    rules.save()
    refused(refusals.Closed, placement(basket))


def test_an_empty_basket_makes_no_order(basket):
    basket.lines.all().delete()
    refused(refusals.Empty, placement(basket))


def test_a_price_that_changed_is_shown_before_it_is_paid(basket, tea):
    sent, record = placement(basket), record_of(tea)
    record.price = 90_000
    record.save()
    assert refused(refusals.Changed, sent).contents.total == 335_000


def test_a_basket_changed_in_another_tab_is_shown_again(basket, tea):
    sent = placement(basket)
    changes.set_quantity(basket=basket, product=tea, quantity=3)
    refused(refusals.Changed, sent)


def test_goods_sold_meanwhile_are_said(basket, tea):
    sent = placement(basket)
    stock.adjust(stockrecord=record_of(tea), change=-4, reason="Bán tại quầy")
    refused(refusals.Changed, sent)
    refused(refusals.CannotBeReceived, placement(basket))


def test_goods_sold_at_the_very_last_moment_are_said(basket, tea, monkeypatch):
    """Between reading and setting aside: stock itself refuses."""
    stale = contents(Basket.objects.get(pk=basket.pk))
    sent = placement(basket, agreed=stale.fingerprint)
    stock.adjust(stockrecord=record_of(tea), change=-4, reason="Bán tại quầy")
    monkeypatch.setattr("shop.checkout.placement.contents", lambda *args, **kwargs: stale)
    refused(refusals.NotEnoughStock, sent)


def test_alcohol_never_makes_an_order(basket, tea):
    tea.restriction = "alcohol"
    tea.save()
    refused(refusals.CannotBeReceived, placement(basket))


@pytest.mark.parametrize("later", [timedelta(minutes=1), timedelta(days=-1), timedelta(days=60)])
def test_only_windows_that_are_offered_are_taken(basket, outlet, later):
    refused(refusals.WindowGone, placement(basket, window_starts_at=free_window(outlet) + later))


def test_a_collection_needs_a_window(basket):
    refused(refusals.WindowGone, placement(basket, window_starts_at=None))


def test_a_full_window_takes_no_more(basket, outlet):
    CollectionRule.objects.create(outlet=outlet, capacity=1)
    sent = placement(basket)
    other = replace(sent, basket=copy_of(basket))
    place(sent)
    with pytest.raises(refusals.WindowGone):
        place(other)


def copy_of(basket):
    """Another buyer's basket with the same in it."""
    copy = Basket.objects.create(receive_by=basket.receive_by, outlet=basket.outlet)
    for line in basket.lines.all():
        changes.add(basket=copy, product=line.product, quantity=line.quantity)
    return copy


@pytest.mark.parametrize("method", ["takes_card", "takes_counter"])
def test_a_way_to_pay_that_is_switched_off_is_not_taken(basket, rules, method):
    setattr(rules, method, False)
    rules.save()
    refused(refusals.NotOffered, placement(basket, payment_method=method.removeprefix("takes_")))


def test_no_card_without_keys_for_the_provider(basket, settings):
    settings.STRIPE_SECRET_KEY = ""
    refused(refusals.NotOffered, placement(basket, payment_method=CARD))


def test_an_unknown_way_to_pay_is_refused(basket):
    refused(refusals.NotOffered, placement(basket, payment_method="gold"))


def test_an_order_of_two_lines_takes_few_queries(basket):
    sent = placement(basket)
    with CaptureQueriesContext(connection) as queries:
        place(sent)
    assert len(queries) <= 40
