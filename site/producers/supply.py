"""How an offer of supply goes from the producer to the outlet's shelf.

Each function, in one transaction: (1) locks the offer and reads it afresh, (2) checks its state,
(3) for goods that come in, moves the stock, (4) writes the step, (5) mails the other side.
Locks: SupplyOffer, then StockRecord.
"""

from datetime import date
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from catalogue.models import Producer, Product
from design.templatetags.dates import day
from producers import people
from producers.models import SupplyOffer, SupplyStep
from shop.communication import outbox
from shop.dashboard.roles import OUTLET_STAFF
from shop.partner import stock
from shop.partner.models import Partner, StockRecord

State = SupplyOffer.State
#: Producers and staff work in Vietnamese.
LANGUAGE = "vi"
#: {state: from which it is reached}.
FROM = {
    State.ACCEPTED: (State.OFFERED,),
    State.DECLINED: (State.OFFERED, State.ACCEPTED),
    State.RECEIVED: (State.ACCEPTED,),
    State.WITHDRAWN: (State.OFFERED, State.ACCEPTED),
}


class Overtaken(Exception):
    """Somebody moved the offer before; `offer` as it now stands."""

    def __init__(self, offer: SupplyOffer):
        self.offer = offer
        super().__init__(offer.get_state_display())


class NoPrice(Exception):
    """The outlet has no price for the product, so no shelf to receive it on."""


@transaction.atomic
def offer(
    *, producer: Producer, product: Product, outlet: Partner, quantity: int, deliver_on: date,
    note: str, by, key: UUID,
) -> SupplyOffer:  # fmt: skip
    """Tells the outlet that the producer could bring goods. The form says what may be offered.

    One form (`key`) sent twice is one offer; gone back to and sent with other words, another.
    """
    words = {"product": product, "outlet": outlet, "quantity": quantity}
    words |= {"deliver_on": deliver_on, "note": note}
    said = f"{product.pk} {outlet.pk} {quantity} {deliver_on} {note}"
    made, is_new = SupplyOffer.objects.get_or_create(
        producer=producer, key=uuid5(key, said), defaults=words
    )
    if is_new:
        write(made, State.OFFERED, note, by)
        tell_outlet(made, State.OFFERED)
    return made


@transaction.atomic
def accept(*, offer: SupplyOffer, by) -> SupplyOffer:
    """Raises Overtaken, as do all that follow."""
    return tell_producer(move(locked(offer.pk, State.ACCEPTED), State.ACCEPTED, "", by))


@transaction.atomic
def decline(*, offer: SupplyOffer, reason: str, by) -> SupplyOffer:
    return tell_producer(move(locked(offer.pk, State.DECLINED), State.DECLINED, reason, by))


@transaction.atomic
def withdraw(*, offer: SupplyOffer, by) -> SupplyOffer:
    moved = move(locked(offer.pk, State.WITHDRAWN), State.WITHDRAWN, "", by)
    tell_outlet(moved, State.WITHDRAWN)
    return moved


@transaction.atomic
def receive(*, offer: SupplyOffer, quantity: int, by) -> SupplyOffer:
    """The goods came: `quantity` as counted goes into the outlet's stock. Raises NoPrice too."""
    fresh = locked(offer.pk, State.RECEIVED)
    shelf = StockRecord.objects.filter(product=fresh.product, partner=fresh.outlet).first()
    if shelf is None:
        raise NoPrice
    fresh.receipt = stock.receive(
        stockrecord=shelf, quantity=quantity, by=by, reference=fresh.reference
    )
    return tell_producer(move(fresh, State.RECEIVED, "", by))


def locked(pk: int, to: State) -> SupplyOffer:
    """Raises Overtaken where `to` cannot be reached any more."""
    offers = SupplyOffer.objects.select_for_update(of=("self",), no_key=True)
    fresh = offers.select_related("product", "outlet", "producer").get(pk=pk)
    if fresh.state not in FROM[to]:
        raise Overtaken(fresh)
    return fresh


def move(fresh: SupplyOffer, to: State, text: str, by) -> SupplyOffer:
    fresh.state = to
    fresh.save(update_fields=["state", "receipt"])
    write(fresh, to, text, by)
    return fresh


def write(fresh: SupplyOffer, state: State, text: str, by) -> None:
    SupplyStep.objects.create(offer=fresh, state=state, text=text, by=by)


def letter(fresh: SupplyOffer, link: str) -> dict:
    """What the mail says, as plain JSON."""
    with override(LANGUAGE):
        return {
            "reference": fresh.reference,
            "product": fresh.product.title_vi,
            "outlet": fresh.outlet.name_vi,
            "quantity": fresh.quantity,
            "received": fresh.received_quantity,
            "on": day(fresh.deliver_on),
            "text": fresh.steps.last().text,
            "link": settings.SITE_URL + link,
        }


def tell_producer(fresh: SupplyOffer) -> SupplyOffer:
    with override(LANGUAGE):
        link = reverse("producer_offer", args=[fresh.producer_id, fresh.pk])
    people.tell(
        fresh.producer, kind=f"supply_{fresh.state}", occasion=str(fresh.pk), **letter(fresh, link)
    )
    return fresh


def tell_outlet(fresh: SupplyOffer, state: State) -> None:
    with override(LANGUAGE):
        link = reverse("dashboard:supply-offer", args=[fresh.pk])
    for address in addresses_of(fresh.outlet):
        outbox.put(
            kind=f"supply_{state}",
            key=f"supply:{fresh.pk}:{state}:{address}"[:200],
            to=address,
            language=LANGUAGE,
            data={"producer": fresh.producer.name_vi, **letter(fresh, link)},
        )


def addresses_of(outlet: Partner) -> list[str]:
    """The outlet's own address; while it has none, those of who works there."""
    if outlet.email:
        return [outlet.email]
    staff = outlet.users.filter(is_active=True, groups__name=OUTLET_STAFF)
    return sorted({user.email for user in staff if user.email})
