"""Whether money, goods, windows and mails add up: each function tells what does not."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from shop.communication import sending
from shop.communication.models import OutgoingMail
from shop.order.models import Order
from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock_audit import audit
from shop.payment import expiry, inbox, refund_sending
from shop.payment.models import PaymentAttempt, Refund, StaffAlert, WebhookEvent
from shop.payment.reconcile import reconcile
from shop.shipping.models import CollectionWindow

Status = Order.Status
#: Those whose goods are the buyer's.
GOOD = (Status.CONFIRMED, Status.COMPLETED)


def put_in_order() -> None:
    """What the clock does in time, done now: every hold has run out, everything is due."""
    for _round in range(2):
        now = timezone.now()
        Order.objects.filter(status=Status.AWAITING_PAYMENT).update(hold_expires_at=now)
        WebhookEvent.objects.filter(status="waiting").update(next_try_at=now)
        Refund.objects.filter(status="asked").update(next_try_at=now)
        reconcile(idle=timedelta())
        while inbox.requeue(older_than=timedelta()):
            pass
        while refund_sending.requeue(older_than=timedelta()):
            pass
        while expiry.expire_holds():
            pass
        OutgoingMail.objects.filter(status="sending").update(claimed_at=now - timedelta(hours=1))
        OutgoingMail.objects.filter(status="waiting").update(next_try_at=now)
        while sending.requeue():
            pass


def wrong(held: dict, letters: list[str]) -> list[str]:
    """`held`: what the sandbox holds; `letters`: the Message-IDs that the mail server took."""
    parts = (unexplained(held), order_sums(held), goods(), places(), doubles(), unfinished(held))
    return [words for part in (*parts, mails(letters)) for words in part]


def given_back(held: dict) -> Counter:
    """{payment: đồng refunded} at the provider."""
    sums = Counter()
    for refund in held["refunds"]:
        if refund["status"] in ("succeeded", "pending"):
            sums[refund["payment_intent"]] += refund["amount"]
    return sums


def unexplained(held) -> Iterator[str]:
    """Payments at the provider that no attempt knows to the đồng, and the other way round."""
    back = given_back(held)
    theirs = {
        one["id"]: (one["amount"], back[one["id"]])
        for one in held["payment_intents"]
        if one["status"] == "succeeded"
    }
    paid = PaymentAttempt.objects.filter(provider="stripe", status="paid")
    ours = {one.payment_intent: (one.amount, one.refunded_total) for one in paid}
    for key in theirs.keys() | ours.keys():
        if theirs.get(key) != ours.get(key):
            yield f"{key}: {theirs.get(key)} at the provider, {ours.get(key)} here"


def order_sums(held) -> Iterator[str]:
    """Each order's sums are those of its payments; money kept is for goods that are the buyer's."""
    for order in Order.objects.prefetch_related("payment_attempts"):
        paid = [one for one in order.payment_attempts.all() if one.status == "paid"]
        sums = sum(one.amount for one in paid), sum(one.refunded_total for one in paid)
        if sums != (order.paid_total, order.refunded_total):
            yield f"{order}: {sums} by its payments, {order.paid_total, order.refunded_total}"
        if order.status not in GOOD and order.paid_total != order.refunded_total:
            yield f"{order}: {order.status}, and money kept"
        if order.status in GOOD and order.payment_method == "card" and order.amount_due:
            yield f"{order}: {order.status}, and not paid"


def goods() -> Iterator[str]:
    """Held by living orders alone, to the unit; the ledger and the shelf agree."""
    for order in Order.objects.all():
        lines = order.lines.values_list("stockrecord").annotate(Sum("quantity"))
        due = dict(lines) if order.status in Order.HOLDING else {}
        if stock.held(reference=order.number) != due:
            yield f"{order}: {order.status}, holds {stock.held(reference=order.number)}"
    for record in audit():
        yield f"{record}: not what its ledger says"
    for record in StockRecord.objects.filter(num_allocated__gt=F("num_in_stock")):
        yield f"{record}: oversold"


def places() -> Iterator[str]:
    living = Count("consignments", filter=~Q(consignments__status="cancelled"))
    for window in CollectionWindow.objects.annotate(living=living).exclude(booked=F("living")):
        yield f"{window}: {window.booked} booked, {window.living} come"


def doubles() -> Iterator[str]:
    """Each purchase gave an e-mail address of its own."""
    buyers = Counter(Order.objects.values_list("guest_email", flat=True))
    yield from (f"{buyer}: {number} orders" for buyer, number in buyers.items() if number > 1)


def unfinished(held) -> Iterator[str]:
    left = {
        "orders": Order.objects.filter(status=Status.AWAITING_PAYMENT),
        "attempts": PaymentAttempt.objects.exclude(status__in=("paid", "expired")),
        "refunds": Refund.objects.exclude(status="done"),
        "messages": WebhookEvent.objects.exclude(status="done"),
        "alerts": StaffAlert.objects.exclude(kind="unfillable"),
        "mails": OutgoingMail.objects.exclude(status__in=("sent", "failed")),
    }
    for what, rows in left.items():
        yield from (f"{what} left: {row}" for row in rows)
    yield from (f"open: {one['id']}" for one in held["sessions"] if one["status"] == "open")


def mails(letters) -> Iterator[str]:
    """None twice, none lost but those whose sender died over them: staff see these."""
    times = Counter(letters)
    yield from (f"mail {key}: {number} times" for key, number in times.items() if number > 1)
    for mail in OutgoingMail.objects.all():
        if mail.status == "sent" and not times[str(mail.message_id)]:
            yield f"{mail}: sent, never came"
        if mail.status == "failed" and mail.error != sending.LOST:
            yield f"{mail}: {mail.error}"
