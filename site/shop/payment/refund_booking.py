"""What the provider says of refunds, booked: ours, and those begun in its own dashboard.

Each refund counts against its payment and its order while it is asked for, on its way or done,
and no longer once it has failed, in whatever order the news come.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from shop.communication import outbox
from shop.order import timeline
from shop.order.models import Order, OrderEvent

from .alerts import alert
from .locks import locked_payment
from .models import PaymentAttempt, Refund, StaffAlert
from .providers.base import RefundState

Status = Refund.Status
ELSEWHERE = _("Begun at the payment provider")
OVERTAKEN = "Overtaken by a refund begun at the payment provider"


def count(order: Order, attempt: PaymentAttempt, amount: int):
    """So much more (less, if negative) is promised back. Both are locked; asking re-reads them."""
    refresh(order, attempt)
    attempt.refunded_total += amount
    attempt.save(update_fields=["refunded_total"])
    order.refunded_total += amount
    order.save(update_fields=["refunded_total"])


def refresh(order: Order, attempt: PaymentAttempt):
    for counted in (order, attempt):
        counted.refresh_from_db(fields=["refunded_total"])


@transaction.atomic
def book(refund: Refund, state: RefundState) -> None:
    """What came of a refund that we asked for."""
    order, attempt = locked_payment(refund.attempt)
    book_one(order, attempt, state)


@transaction.atomic
def book_all_of(attempt: PaymentAttempt, states: Iterable[RefundState]) -> None:
    order, attempt = locked_payment(attempt)
    book_all(order, attempt, states)


def book_all(order: Order, attempt: PaymentAttempt, states: Iterable[RefundState]):
    """Those that failed first: they make room for the others. Both are locked."""
    for state in sorted(states, key=lambda state: state.status != Status.FAILED):
        book_one(order, attempt, state)


def book_one(order: Order, attempt: PaymentAttempt, state: RefundState):
    refund = known(attempt, state) or from_elsewhere(order, attempt, state)
    refund.provider_id = state.provider_id
    move(order, attempt, refund, state.status)


def from_elsewhere(order: Order, attempt: PaymentAttempt, state: RefundState) -> Refund:
    """Not counted yet."""
    reason = in_words(order, ELSEWHERE)
    return Refund(attempt=attempt, amount=state.amount, status=Status.FAILED, reason=reason)


def in_words(order: Order, reason) -> str:
    """Written down in the order's language: its buyer reads it too."""
    with translation.override(order.language):
        return str(reason)[:255]


def known(attempt: PaymentAttempt, state: RefundState) -> Refund | None:
    """By the provider's id; else by our key, where we died before we wrote the id down."""
    by_id = attempt.refunds.filter(provider_id=state.provider_id)
    ours = attempt.refunds.filter(provider_id=None)
    return by_id.first() or next((one for one in ours if str(one.pk) == state.key), None)


@transaction.atomic
def fail(refund: Refund, error: str) -> None:
    """The provider refused it for good. One that it has done after all stays as it is."""
    order, attempt = locked_payment(refund.attempt)
    refund = attempt.refunds.get(pk=refund.pk)
    if refund.status == Status.ASKED:
        refund.error = error
        move(order, attempt, refund, Status.FAILED)


def move(order: Order, attempt: PaymentAttempt, refund: Refund, to: Status, error: str = ""):
    """From one state to the next: counts, timeline, mail or alert, each once."""
    was, refund.status = Status(refund.status), to
    if was == to and refund.pk:
        refund.save()
        return
    if was == Status.FAILED and to != Status.FAILED:
        make_room(order, attempt, refund)
        count(order, attempt, refund.amount)
    elif was != Status.FAILED and to == Status.FAILED:
        count(order, attempt, -refund.amount)
    refund.done_at = timezone.now() if to == Status.DONE else None
    refund.save()
    if to == Status.DONE:
        tell_done(order, refund)
    elif to == Status.FAILED:
        tell_failed(order, refund)


def make_room(order: Order, attempt: PaymentAttempt, refund: Refund):
    """The provider has refunded `refund` already: what we merely asked for stands back."""
    refresh(order, attempt)
    asked = attempt.refunds.filter(status=Status.ASKED).exclude(pk=refund.pk)
    for other in asked.order_by("-pk"):
        if attempt.refunded_total + refund.amount <= attempt.amount:
            return
        other.error = OVERTAKEN
        move(order, attempt, other, Status.FAILED)


def tell_done(order: Order, refund: Refund):
    timeline.write(
        order, OrderEvent.Kind.REFUNDED, amount=refund.amount, by=refund.by, message=refund.reason
    )
    outbox.put(
        kind="refunded",
        key=f"order:{order.number}:refunded:{refund.pk}",
        to=order.email,
        language=order.language,
        order=order,
        data={"amount": refund.amount},
    )


def tell_failed(order: Order, refund: Refund):
    timeline.write(
        order, OrderEvent.Kind.REFUND_FAILED, amount=refund.amount, message=refund.error[:500]
    )
    alert(
        key=f"refund_failed:{refund.pk}",
        kind=StaffAlert.Kind.REFUND_FAILED,
        order=order,
        details=f"{order.number}: {refund.amount} đ, {refund.error}",
    )
