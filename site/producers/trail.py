"""A producer's trail: who spoke with it, and when it was suspended. It only grows."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from catalogue.models import Producer
from producers.models import ProducerEvent
from producers.people import tell

Kind = ProducerEvent.Kind


def note_contact(
    *, producer: Producer, channel: str, happened_on: date, text: str, by
) -> ProducerEvent:
    """A call, a visit, a letter. A mistake is put right by another line."""
    return ProducerEvent.objects.create(
        producer=producer,
        kind=Kind.CONTACT,
        channel=channel,
        happened_on=happened_on,
        text=text,
        by=by,
    )


def suspend(*, producer: Producer, reason: str, by) -> bool:
    """Takes the producer and all its products out of the shop at once, and tells it why.

    Nothing else of them changes, so that `reinstate` brings back what was there. False where it
    was suspended already.
    """
    return turn(producer, Kind.SUSPENDED, reason, by)


def reinstate(*, producer: Producer, reason: str, by) -> bool:
    """Ends the suspension: what passes the listing rules is shown again. False where there was
    none."""
    return turn(producer, Kind.REINSTATED, reason, by)


@transaction.atomic
def turn(producer: Producer, kind: Kind, reason: str, by) -> bool:
    """Saved by the model, whose receivers work the listings out afresh."""
    fresh = Producer.objects.select_for_update(no_key=True).get(pk=producer.pk)
    is_suspended = fresh.suspended_at is not None
    if is_suspended == (kind == Kind.SUSPENDED):
        return False
    fresh.suspended_at = None if is_suspended else timezone.now()
    fresh.save()
    event = ProducerEvent.objects.create(
        producer=fresh, kind=kind, happened_on=timezone.localdate(), text=reason, by=by
    )
    tell(fresh, kind=f"producer_{kind}", occasion=str(event.pk), reason=reason)
    return True
