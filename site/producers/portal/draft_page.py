"""What a draft's page shows."""

import json

from django.utils.translation import gettext as _

from producers.drafts.checklist import checklist
from producers.drafts.fields import FORMS, DraftForm, clean_text, form_for
from producers.drafts.standing import is_shown, standing
from producers.drafts.words import Words
from producers.models import Draft, ProducerEvent
from producers.portal.draft_files import view_of
from producers.portal.draft_forms import PaperForm, PhotoForm
from producers.portal.draft_saving import photo_texts

#: Lines of the trail on a page.
LINES = 20


def context_of(draft: Draft, *, outcome=None, typed=None) -> dict:
    """`typed`: what a sender typed, shown again where somebody else changed the field."""
    form = shown_form(draft, outcome, typed)
    photos = list(draft.photos.select_related("picture").prefetch_related("picture__renditions"))
    items = checklist(draft)
    return {
        "draft": draft,
        "standing": standing(draft),
        "form": form,
        "sections": sections(draft, form, outcome),
        "photos": [photo_row(photo, outcome, typed) for photo in photos],
        "photo_errors": outcome.photo_errors if outcome else [],
        "papers": draft.papers.all(),
        "live_papers": draft.product.documents.all() if draft.product else [],
        "certificates": draft.product.certificates.all() if draft.product else [],
        "paper_form": (outcome and outcome.paper_form) or PaperForm(),
        "items": items,
        "missing": [item for item in items if item.theirs and not item.passed],
        "seen": seen(draft, photos),
        "answer": last_answer(draft),
        "read": read_texts(form),
        "shown_at": shown_at(draft),
        "events": draft.events.select_related("by")[:LINES],
    }


def shown_form(draft: Draft, outcome, typed) -> DraftForm:
    """The texts as they are kept; where a conflict is, as the sender has them."""
    form = form_for(draft)
    if outcome and typed:
        mine = {name: clean_text(typed[name]) for name in outcome.conflicts if name in typed}
        form.data = form.data | {name: text for name, text in mine.items() if name in form.fields}
    return form


def sections(draft: Draft, form: DraftForm, outcome) -> list:
    """[(heading, [(bound field, what staff ask, what somebody else wrote), …], is open), …]"""
    comments = comments_on(draft)
    conflicts = outcome.conflicts if outcome else {}
    return [
        (
            heading,
            [
                (field, comments.get(field.name), conflict_of(conflicts, field.name))
                for field in fields
            ],
            is_open(fields, comments, conflicts),
        )
        for heading, fields in form.laid_out()
    ]


def is_open(fields, comments: dict, conflicts: dict) -> bool:
    """Whether a section is unfolded: where something is to be mended; until staff have answered
    also where something must be, or is, filled in."""
    if any(one.errors or one.name in comments or one.name in conflicts for one in fields):
        return True
    return not comments and any(one.field.is_needed or one.value() for one in fields)


def read_texts(form: DraftForm) -> list:
    """[(heading, [(label, text), …]), …] of what is filled in, choices by their names."""
    words = Words(form)
    return [
        (heading, facts)
        for heading, fields in form.laid_out()
        if (
            facts := [
                (field.label, words.text(field.name, form.data[field.name]))
                for field in fields
                if form.data.get(field.name)
            ]
        )
    ]


def shown_at(draft: Draft) -> str:
    """Where visitors see the live record; "" where they do not."""
    if draft.subject == Draft.Subject.PROFILE:
        return draft.producer.get_absolute_url() if draft.producer.is_shown else ""
    return draft.product.get_absolute_url() if draft.product and is_shown(draft.product) else ""


def conflict_of(conflicts: dict, name: str) -> str:
    return conflict_words(conflicts[name]) if name in conflicts else ""


def conflict_words(now: str) -> str:
    """What its later writer reads beside a field."""
    if not now:
        return _("A colleague has just emptied this. Save once more to keep your text.")
    return _("A colleague has just written: “%(text)s”. Save once more to keep your text.") % {
        "text": now
    }


def photo_row(photo, outcome, typed) -> dict:
    form = outcome and outcome.photo_forms.get(photo.pk)
    conflicts = outcome.conflicts if outcome else {}
    form = form or PhotoForm(instance=photo)
    return {
        "photo": photo,
        "view": view_of(photo),
        "fields": [(field, conflict_of(conflicts, field.html_name)) for field in form],
    }


def seen(draft: Draft, photos) -> str:
    """How every field reads now, for the page to send back."""
    found = {name: draft.texts.get(name, "") for name in FORMS[draft.subject].names()}
    for photo in photos:
        found |= photo_texts(photo)
    return json.dumps(found, ensure_ascii=False)


def last_answer(draft: Draft) -> ProducerEvent | None:
    """What staff asked for last, until the draft is sent again."""
    wanted = draft.State.CHANGES, draft.State.REJECTED
    if draft.state not in wanted:
        return None
    kinds = (ProducerEvent.Kind.CHANGES, ProducerEvent.Kind.REJECTED)
    return draft.events.filter(kind__in=kinds).first()


def comments_on(draft: Draft) -> dict[str, str]:
    """{field, "photos" or "papers": what staff ask}."""
    answer = last_answer(draft)
    return (answer and answer.details or {}).get("comments", {})


def typed_but_lost(draft: Draft, data) -> list[tuple[str, str]]:
    """(label, text) of what differs from the draft as it stands."""
    form = form_for(draft)
    typed = form.typed(data)
    return [
        (form.fields[name].label, text)
        for name, text in typed.items()
        if text and text != draft.texts.get(name, "")
    ]
