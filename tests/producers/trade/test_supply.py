"""An offer's way from the producer to the shelf; and who comes first of two at once."""

from datetime import timedelta
from threading import Barrier, Event, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from producers import supply
from producers.models import SupplyOffer
from shop.communication.models import OutgoingMail
from shop.communication.rendering import render
from shop.partner.models import StockMovement
from tests.factories.outlet import OutletFactory

pytestmark = pytest.mark.django_db


def offered(ours, quantity=50, **facts) -> SupplyOffer:
    facts = {
        "outlet": ours.outlet,
        "product": ours.product,
        "note": "Thùng 10 hộp",
        "key": uuid4(),
        **facts,
    }
    return supply.offer(
        producer=ours.producer,
        quantity=quantity,
        deliver_on=timezone.localdate() + timedelta(days=3),
        by=ours.helper,
        **facts,
    )


def accepted(ours, **facts) -> SupplyOffer:
    return supply.accept(offer=offered(ours, **facts), by=ours.clerk)


STEPS = {
    "accepted": lambda ours, offer: supply.accept(offer=offer, by=ours.clerk),
    "declined": lambda ours, offer: supply.decline(offer=offer, reason="Kho đầy", by=ours.clerk),
    "received": lambda ours, offer: supply.receive(offer=offer, quantity=48, by=ours.clerk),
    "withdrawn": lambda ours, offer: supply.withdraw(offer=offer, by=ours.helper),
}
#: {state: what leads to it}.
WAYS = {
    "offered": [],
    "accepted": ["accepted"],
    "declined": ["declined"],
    "received": ["accepted", "received"],
    "withdrawn": ["withdrawn"],
}
ALLOWED = {
    ("offered", "accepted"),
    ("offered", "declined"),
    ("offered", "withdrawn"),
    ("accepted", "declined"),
    ("accepted", "received"),
    ("accepted", "withdrawn"),
}


@pytest.mark.parametrize("state", WAYS)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_made_from_its_states_only(ours, state, step):
    offer = offered(ours)
    for way in WAYS[state]:
        STEPS[way](ours, offer)
    if (state, step) in ALLOWED:
        assert STEPS[step](ours, offer).state == step
    else:
        with pytest.raises(supply.Overtaken):
            STEPS[step](ours, offer)
        offer.refresh_from_db()
        assert offer.state == state


def test_every_step_keeps_who_when_and_what_was_said(ours):
    offer = accepted(ours)
    supply.decline(offer=offer, reason="Xe hỏng", by=ours.clerk)
    steps = [(step.state, step.text, step.by) for step in offer.steps.all()]
    assert steps == [
        ("offered", "Thùng 10 hộp", ours.helper),
        ("accepted", "", ours.clerk),
        ("declined", "Xe hỏng", ours.clerk),
    ]
    assert all(step.at for step in offer.steps.all())


def test_received_goods_are_in_stock_as_counted_with_the_offer_named(ours):
    offer = supply.receive(offer=accepted(ours), quantity=48, by=ours.clerk)
    ours.shelf.refresh_from_db()
    assert ours.shelf.num_in_stock == 20 + 48
    movement = StockMovement.objects.get(reference=offer.reference)
    assert (movement.kind, movement.in_stock_change, movement.by) == ("receive", 48, ours.clerk)
    assert (offer.receipt, offer.received_quantity) == (movement, 48)


def test_without_a_price_there_nothing_is_received(ours):
    offer = accepted(ours, outlet=OutletFactory())
    with pytest.raises(supply.NoPrice):
        supply.receive(offer=offer, quantity=48, by=ours.clerk)
    offer.refresh_from_db()
    assert offer.state == "accepted" and not StockMovement.objects.filter(by=ours.clerk).exists()


def test_the_database_knows_no_received_offer_without_its_movement(ours):
    offer = accepted(ours)
    with pytest.raises(IntegrityError), transaction.atomic():
        SupplyOffer.objects.filter(pk=offer.pk).update(state="received")


@pytest.mark.parametrize(
    ("step", "reader", "said"),
    [
        ("offered", "diem-khom@example.vn", "Thùng 10 hộp"),
        ("accepted", "helper-khom@example.vn", "50"),
        ("declined", "helper-khom@example.vn", "Kho đầy"),
        ("received", "helper-khom@example.vn", "48"),
        ("withdrawn", "diem-khom@example.vn", "HTX khom"),
    ],
)
def test_each_step_tells_the_other_side(ours, step, reader, said):
    offer = offered(ours)
    for way in WAYS[step]:
        STEPS[way](ours, offer)
    mail = OutgoingMail.objects.get(kind=f"supply_{step}")
    written = render(mail)
    assert mail.to == reader and said in written.text and "/vi/" in written.text
    assert offer.reference in written.subject


def test_an_outlet_without_an_address_is_told_through_its_staff(ours):
    ours.outlet.email = ""
    ours.outlet.save()
    offered(ours)
    assert OutgoingMail.objects.get(kind="supply_offered").to == "clerk-khom@example.vn"


def together(*steps) -> list[str]:
    """Runs each in a thread of its own, at once: what each came to, sorted."""
    begin, found = Barrier(len(steps)), []

    def run(step):
        begin.wait(10)
        try:
            found.append(step().state)
        except supply.Overtaken:
            found.append("overtaken")
        finally:
            connection.close()

    threads = [Thread(target=run, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(found)


def unlocked(monkeypatch, read):
    """The guard off: `read()` is called once an offer was read, before it is changed."""
    plain = SupplyOffer.objects.select_related("product", "outlet", "producer")

    class Offers:
        def select_related(self, *_names):
            return self

        def get(self, pk):
            found = plain.get(pk=pk)
            read()
            return found

    monkeypatch.setattr(SupplyOffer.objects, "select_for_update", lambda **_how: Offers())


def sent_twice(ours) -> int:
    """How many offers one form makes that is sent twice at once."""
    key = uuid4()
    assert together(*[lambda: offered(ours, key=key)] * 2) == ["offered", "offered"]
    assert OutgoingMail.objects.filter(kind="supply_offered").count() == SupplyOffer.objects.count()
    return SupplyOffer.objects.count()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_is_one_offer(ours):
    assert sent_twice(ours) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_forms_key_it_is_two(ours, monkeypatch):
    monkeypatch.setattr(supply, "uuid5", lambda _key, _said: uuid4())
    assert sent_twice(ours) == 2


def test_a_form_gone_back_to_and_sent_with_other_words_is_another_offer(ours):
    key = uuid4()
    first, again, other = (offered(ours, quantity, key=key) for quantity in (50, 50, 30))
    assert first == again and other.quantity == 30


def test_a_step_is_never_changed_or_deleted(ours):
    step = offered(ours).steps.get()
    for change in (lambda: step.save(), lambda: step.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def in_stock(ours) -> int:
    ours.shelf.refresh_from_db()
    return ours.shelf.num_in_stock


def receive_twice(ours):
    offer = accepted(ours)
    return together(*[lambda: STEPS["received"](ours, offer)] * 2)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_receive_at_once_one_does(ours):
    assert receive_twice(ours) == ["overtaken", "received"]
    assert in_stock(ours) == 20 + 48


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_goods_come_in_twice(ours, monkeypatch):
    """Were it not for the step that the database takes once, they would."""
    offer = accepted(ours)
    read = Barrier(2)
    unlocked(monkeypatch, lambda: read.wait(10))
    monkeypatch.setattr(supply, "write", lambda *_step: None)
    monkeypatch.setattr(supply, "tell_producer", lambda fresh: fresh)
    found = together(*[lambda: STEPS["received"](ours, offer)] * 2)
    assert found == ["received", "received"]
    assert in_stock(ours) == 20 + 48 + 48


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_offer_that_is_withdrawn_while_it_is_accepted_stays_withdrawn(ours):
    for _again in range(5):
        offer = offered(ours)
        found = together(
            lambda offer=offer: STEPS["accepted"](ours, offer),
            lambda offer=offer: STEPS["withdrawn"](ours, offer),
        )
        offer.refresh_from_db()
        assert offer.state == "withdrawn" and "withdrawn" in found
        assert offer.steps.last().state == "withdrawn"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_it_is_accepted_after_all(ours, monkeypatch):
    offer, withdrawn, read = offered(ours), Event(), Barrier(2)
    unlocked(monkeypatch, lambda: read.wait(10))
    save = SupplyOffer.save

    def late(fresh, **how):
        if fresh.state == "accepted":
            withdrawn.wait(10)
        save(fresh, **how)

    monkeypatch.setattr(SupplyOffer, "save", late)

    def withdraw():
        moved = STEPS["withdrawn"](ours, offer)
        withdrawn.set()
        return moved

    together(lambda: STEPS["accepted"](ours, offer), withdraw)
    offer.refresh_from_db()
    assert offer.state == "accepted"
