"""A draft between its producer and the staff. Each step is one transaction: the draft's lock, its
state, a line of the producer's trail, the mails.

Staff act on the edition that they read: of two who act at once one does, the other is told.
"""

from zlib import crc32

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.listing_rules import LICENSED
from catalogue.models import Product
from producers.drafts.checklist import Item, missing
from producers.drafts.drafting import NotOpen, State, Subject, count_up, locked
from producers.drafts.fields import live_texts
from producers.drafts.publishing import changed_fields, publish
from producers.drafts.words import labelled
from producers.models import Draft, ProducerEvent
from producers.people import note, tell
from shop.communication import outbox
from shop.dashboard.catalogue.prices import set_prices
from shop.dashboard.roles import CATALOGUE_MANAGER
from shop.partner.models import StockRecord

Kind = ProducerEvent.Kind
#: Staff and producers work in Vietnamese.
LANGUAGE = "vi"


class Overtaken(Exception):
    """The draft, or what it would change, is not any more as it was read."""


class Incomplete(Exception):
    """`items`: what is missing."""

    def __init__(self, items: list[Item]):
        super().__init__([item.rule for item in items])
        self.items = items


class OwnGoods(Exception):
    """Nobody approves what their own producer sends."""


class SameReviewer(Exception):
    """Restricted goods are approved by two people."""


def mark(draft: Draft) -> str:
    """What a reviewer reads: the draft's edition, who approved first, and the live texts."""
    live = "\x00".join(f"{name}={text}" for name, text in sorted(live_texts(draft).items()))
    return f"{draft.edition}-{draft.agreed_by_id or 0}-{crc32(live.encode())}"


def read_by_reviewer(draft: Draft, seen: str) -> Draft:
    """The draft, locked, if it waits and reads as it was `seen`. Raises Overtaken."""
    fresh = locked(draft, must_be_open=False)
    if fresh.state != State.SUBMITTED or mark(fresh) != seen:
        raise Overtaken
    return fresh


def differences(draft: Draft) -> dict[str, list[str]]:
    """{field: [text now in the shop, text of the draft]} of what the producer changed."""
    live = live_texts(draft)
    return {name: [live.get(name, ""), draft.texts[name]] for name in changed_fields(draft)}


@transaction.atomic
def submit(*, draft: Draft, by, edition: int | None = None) -> Draft:
    """Sends it to the staff. Raises NotOpen, Incomplete; Overtaken where it is not any more of
    the `edition` that the producer read."""
    fresh = locked(draft)
    if edition is not None and fresh.edition != edition:
        raise Overtaken
    if items := missing(fresh):
        raise Incomplete(items)
    count_up(fresh, by, state=State.SUBMITTED, submitted_at=timezone.now(), agreed_by=None)
    event = record(fresh, Kind.SUBMITTED, "", by, details={"changes": differences(fresh)})
    tell_managers(fresh, "draft_waits", event)
    return fresh


@transaction.atomic
def take_back(*, draft: Draft, by) -> Draft:
    """The producer goes on writing. Raises NotOpen where staff have answered."""
    fresh = locked(draft, must_be_open=False)
    if fresh.state != State.SUBMITTED:
        raise NotOpen
    count_up(fresh, by, state=State.WRITING, agreed_by=None)
    record(fresh, Kind.TAKEN_BACK, "", by)
    return fresh


@transaction.atomic
def request_changes(
    *, draft: Draft, by, seen: str, comments: dict[str, str], text: str = ""
) -> Draft:
    """`comments`: {field: what to change}; `text`: about the whole. Raises Overtaken."""
    fresh = read_by_reviewer(draft, seen)
    count_up(fresh, by, state=State.CHANGES, agreed_by=None)
    event = record(fresh, Kind.CHANGES, text, by, details={"comments": comments})
    with override(LANGUAGE):
        answer(fresh, "draft_changes", event, text=text, comments=labelled(fresh, comments))
    return fresh


@transaction.atomic
def reject(*, draft: Draft, by, seen: str, reason: str) -> Draft:
    """Raises Overtaken."""
    fresh = read_by_reviewer(draft, seen)
    count_up(fresh, by, state=State.REJECTED, agreed_by=None)
    event = record(fresh, Kind.REJECTED, reason, by)
    answer(fresh, "draft_rejected", event, text=reason)
    return fresh


@transaction.atomic
def approve(*, draft: Draft, by, seen: str, prices: dict | None = None) -> Draft:
    """Shows the draft; of restricted goods the first approval only agrees.

    `prices`: {outlet: đồng or None}. Raises Overtaken, OwnGoods, SameReviewer, and Incomplete
    where a rule does not hold any more: a paper may have run out meanwhile.
    """
    fresh = read_by_reviewer(draft, seen)
    if fresh.producer.memberships.active().filter(user=by).exists():
        raise OwnGoods
    if items := missing(fresh):
        raise Incomplete(items)
    if needs_two(fresh):
        if fresh.agreed_by is None:
            return agree(fresh, by)
        if fresh.agreed_by == by:
            raise SameReviewer
    changes = differences(fresh)
    live = published(fresh, by)
    if prices and isinstance(live, Product):
        set_prices(product=live, prices=prices)
    count_up(fresh, by, state=State.APPROVED)
    event = record(fresh, Kind.APPROVED, "", by, details={"changes": changes})
    answer(fresh, "draft_approved", event)
    return fresh


def published(draft: Draft, by):
    """Raises Overtaken where another product has just taken its GTIN or certificate number."""
    try:
        return publish(draft, by=by)
    except IntegrityError as error:
        raise Overtaken from error


def needs_two(draft: Draft) -> bool:
    """Whether it is, or is to be, restricted goods: clause IV.4 of the plan."""
    before = draft.product.restriction if draft.product else ""
    return bool({draft.texts.get("restriction", ""), before} & LICENSED)


def agree(draft: Draft, by) -> Draft:
    """The edition stays, so that the second reviewer may act on what both have read."""
    draft.agreed_by = by
    draft.save(update_fields=["agreed_by"])
    record(draft, Kind.AGREED, "", by)
    return draft


@transaction.atomic
def withdraw(*, draft: Draft, by, reason: str = "") -> Draft:
    """The producer takes a product out of the shop, at once. What was ordered is handed over.

    Raises NotOpen where it is not in the shop, or a draft of it is with the staff.
    """
    fresh = locked(draft, must_be_open=False)
    product = fresh.product
    if product is None or fresh.state in (State.SUBMITTED, State.WITHDRAWN):
        raise NotOpen
    product.is_public = False
    product.save()
    count_up(fresh, by, state=State.WITHDRAWN)
    event = record(fresh, Kind.WITHDRAWN, reason, by)
    tell_managers(fresh, "draft_withdrawn", event, text=reason)
    tell_outlets(fresh, event, text=reason)
    return fresh


def record(draft: Draft, kind: Kind, text: str, by, details=None) -> ProducerEvent:
    return note(draft.producer, kind, text, by, draft=draft, details=details)


def about(draft: Draft, **data) -> dict:
    return {
        "name": draft.name,
        "profile": draft.subject == Subject.PROFILE,
        **data,
    }


def answer(draft: Draft, kind: str, event: ProducerEvent, **data) -> None:
    """Mails to the producer's people, with the way to the draft; `tell` names the producer."""
    with override(LANGUAGE):
        path = reverse("producer_draft", args=[draft.producer_id, draft.pk])
    facts = about(draft, link=settings.SITE_URL + path, **data)
    tell(draft.producer, kind=kind, occasion=str(event.pk), **facts)


def tell_managers(draft: Draft, kind: str, event: ProducerEvent, **data) -> None:
    link = settings.SITE_URL + reverse("producer_review", args=[draft.pk])
    managers = get_user_model().objects.filter(groups__name=CATALOGUE_MANAGER, is_active=True)
    for manager in managers:
        outbox.put(
            kind=kind,
            key=f"{kind}:{event.pk}:{manager.pk}",
            to=manager.email,
            language=LANGUAGE,
            data=about(draft, producer=draft.producer.name_vi, link=link, **data),
        )


def tell_outlets(draft: Draft, event: ProducerEvent, **data) -> None:
    """Those that have some of it on the shelf."""
    shelves = StockRecord.objects.filter(product=draft.product, num_in_stock__gt=0)
    for shelf in shelves.select_related("partner"):
        outbox.put(
            kind="draft_withdrawn",
            key=f"draft_withdrawn:{event.pk}:outlet-{shelf.partner_id}",
            to=shelf.partner.email,
            language=LANGUAGE,
            data=about(draft, producer=draft.producer.name_vi, **data),
        )
