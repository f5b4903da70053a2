"""How a draft is written. Each step locks the draft, and counts its edition up.

Two people may write at once: each change says what its writer saw in that field. A field that
somebody else changed meanwhile is left as it is, and the writer is told.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from catalogue.models import Producer, Product
from producers.drafts.fields import FORMS, LONGEST_TEXT, clean_text, live_texts
from producers.drafts.files import drop_papers, drop_photos
from producers.models import Draft, DraftPhoto

State, Subject = Draft.State, Draft.Subject
#: Products that a producer has under way: more is a mistake of a program.
MOST_DRAFTS = 2000


class NotOpen(Exception):
    """The draft is with the staff, or was settled meanwhile."""


class TooMany(Exception):
    """More of something than anybody needs."""


@dataclass
class Saved:
    """`conflicts`: {field: text that somebody else wrote meanwhile}; those were not saved.
    `changed`: the fields that were."""

    draft: Draft
    changed: list[str] = field(default_factory=list)
    conflicts: dict[str, str] = field(default_factory=dict)


def locked(draft: Draft, *, must_be_open: bool = True) -> Draft:
    """The draft as it is now, for this transaction alone. Raises NotOpen."""
    rows = Draft.objects.select_for_update(of=("self",)).select_related("producer", "product")
    fresh = rows.get(pk=draft.pk)
    if must_be_open and not fresh.is_open:
        raise NotOpen
    return fresh


def count_up(draft: Draft, by, **values) -> None:
    """Writes `values` and who changed it; whoever acts on an older edition is told."""
    for name, value in values.items():
        setattr(draft, name, value)
    draft.edition += 1
    draft.edited_at, draft.edited_by = timezone.now(), by
    draft.save()


@transaction.atomic
def begin(*, producer: Producer, by, texts: dict | None = None) -> Draft:
    """A new product. Raises TooMany."""
    if producer.drafts.count() >= MOST_DRAFTS:
        raise TooMany
    known = set(FORMS[Subject.PRODUCT].names())
    kept = {name: clean_text(text) for name, text in (texts or {}).items() if name in known}
    start = {"brand": producer.name_vi, "place": str(producer.place_id)} if not texts else {}
    return Draft.objects.create(
        producer=producer, subject=Subject.PRODUCT, texts=start | kept, edited_by=by
    )


@transaction.atomic
def save(*, draft: Draft, by, edits: dict[str, tuple[str, str]]) -> Saved:
    """Writes each field of `edits` {field: (text that was seen, new text)} for itself.

    Raises NotOpen.
    """
    fresh = locked(draft)
    saved, texts = Saved(fresh), dict(fresh.texts)
    known = FORMS[fresh.subject].names()
    for name in (name for name in known if name in edits):
        seen, new = (clean_text(text) for text in edits[name])
        now = texts.get(name, "")
        if new in (now, seen):
            continue
        if now != seen:
            saved.conflicts[name] = now
        else:
            texts[name] = new[: 2 * LONGEST_TEXT]
            saved.changed.append(name)
    if saved.changed:
        count_up(fresh, by, texts=texts)
    return saved


@transaction.atomic
def draft_of(product: Product) -> Draft:
    """The draft of a product that staff may have made themselves."""
    rows = Producer.objects.select_for_update(no_key=True)
    producer = rows.get(pk=product.producer_id)
    found = Draft.objects.filter(product=product).first()
    if found is None:
        found = Draft(producer=producer, subject=Subject.PRODUCT, product=product)
        found.state = State.APPROVED
        found.texts = live_texts(found)
        found.save()
    return found


@transaction.atomic
def hand_over(product: Product) -> None:
    """Staff gave the product to another producer, or to none: what the former one had under way
    is dropped, and its draft is the new one's."""
    found = Draft.objects.filter(product=product).exclude(producer=product.producer_id).first()
    if found is None or product.producer_id is None:
        return
    draft = locked(found, must_be_open=False)
    draft.producer = product.producer
    drop_papers(draft.papers.all())
    start(draft, None, state=State.APPROVED)


@transaction.atomic
def profile_of(producer: Producer) -> Draft:
    """The draft of the producer's own page; open from the start while it has never been shown."""
    producer = Producer.objects.select_for_update(no_key=True).get(pk=producer.pk)
    found = Draft.objects.filter(producer=producer, subject=Subject.PROFILE).first()
    if found is None:
        found = Draft(producer=producer, subject=Subject.PROFILE)
        found.state = State.APPROVED if producer.is_public else State.WRITING
        found.save()
        start(found, None, state=found.state)
    return found


@transaction.atomic
def open_again(*, product: Product, by) -> Draft:
    """The open draft of a product in the shop, begun from how the product reads now.

    Raises NotOpen while it is with the staff.
    """
    return reopen(draft=draft_of(product), by=by)


@transaction.atomic
def reopen(*, draft: Draft, by) -> Draft:
    """Lets the producer write again; one that is open stays as it is. Raises NotOpen."""
    fresh = locked(draft, must_be_open=False)
    if fresh.is_open:
        return fresh
    if fresh.state == State.SUBMITTED:
        raise NotOpen
    if is_live(fresh):
        start(fresh, by)
    else:
        count_up(fresh, by, state=State.WRITING)
    return fresh


def is_live(draft: Draft) -> bool:
    """Whether there is a record that visitors see or saw."""
    return draft.subject == Subject.PROFILE or draft.product is not None


def start(draft: Draft, by, *, state=State.WRITING) -> None:
    """A round of editing begins: texts and photos as the live record has them now."""
    live = live_texts(draft)
    wish = {"price_wish": draft.texts["price_wish"]} if draft.texts.get("price_wish") else {}
    drop_photos(draft.photos.all())
    pictures = live_pictures(draft)
    DraftPhoto.objects.bulk_create(
        DraftPhoto(
            draft=draft,
            picture=picture,
            alt_vi=picture.alt_vi or "",
            alt_en=picture.alt_en or "",
            order=order,
        )
        for order, picture in enumerate(pictures)
    )
    base = {"texts": live, "pictures": [picture.pk for picture in pictures]}
    count_up(draft, by, texts=live | wish, base=base, state=state, agreed_by=None)


def live_pictures(draft: Draft) -> list:
    """What the live record shows, in its order."""
    if draft.subject == Subject.PROFILE:
        return draft.producer.pictures()
    if draft.product is None:
        return []
    images = draft.product.images.select_related("picture").order_by("display_order")
    return [image.picture for image in images]


@transaction.atomic
def discard(*, draft: Draft, by) -> bool:
    """Throws away what was not sent yet: the whole draft of a product that staff never saw, or
    the changes to one in the shop. False where there is nothing that may be thrown away.
    """
    fresh = locked(draft)
    if is_live(fresh):
        drop_papers(fresh.papers.all())
        start(fresh, by, state=State.APPROVED)
        return True
    if fresh.events.exists():
        return False
    drop_papers(fresh.papers.all())
    drop_photos(fresh.photos.all())
    fresh.delete()
    return True
