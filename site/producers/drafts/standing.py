"""How a product stands, in one word for its producer: of its draft and of what visitors see."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.listing_rules import current_documents, dated_kinds
from producers.models import Draft

State = Draft.State


class Standing(models.TextChoices):
    """docs/producers.md has them as a table, with what leads from one to the next."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("With the staff")
    CHANGES = "changes", _("Changes requested")
    APPROVED = "approved", _("Approved, not shown yet")
    LISTED = "listed", _("Visitors see it")
    EDITED = "edited", _("Visitors see it; your changes are not sent yet")
    WAITING = "waiting", _("Visitors see it; your changes wait for approval")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Not shown: a paper has run out")
    SUSPENDED = "suspended", _("Not shown: you are suspended")


#: Of a draft alone, whatever visitors see.
PLAIN = {
    State.WRITING: Standing.DRAFT,
    State.SUBMITTED: Standing.SUBMITTED,
    State.CHANGES: Standing.CHANGES,
    State.APPROVED: Standing.APPROVED,
    State.REJECTED: Standing.REJECTED,
    State.WITHDRAWN: Standing.WITHDRAWN,
}
#: Of a draft whose product is in the shop.
SHOWN = PLAIN | {
    State.WRITING: Standing.EDITED,
    State.SUBMITTED: Standing.WAITING,
    State.APPROVED: Standing.LISTED,
}


def is_shown(product) -> bool:
    """Whether visitors see it today: as `ProductQuerySet.listed` has it, without a query."""
    in_force = product.listed_until is None or product.listed_until >= timezone.localdate()
    return product.is_public and product.is_listed and in_force


def has_lapsed(product) -> bool:
    """Whether it would be shown, had a paper that it rests on not run out."""
    ended = product.listed_until and product.listed_until < timezone.localdate()
    return bool(product.is_public and (ended or lost_a_paper(product)))


def lost_a_paper(product) -> bool:
    """Of one that was worked out afresh after the day: a dated paper is there, none in force."""
    return any(
        not current_documents(product, kind)
        and any(paper.kind == kind and paper.expires_on for paper in product.documents.all())
        for kind in dated_kinds(product)
    )


def standing(draft: Draft) -> Standing:
    """Reads the draft's producer, product and its documents: prefetch them for many."""
    product = draft.product
    if draft.subject == Draft.Subject.PROFILE:
        return (SHOWN if draft.producer.is_shown else PLAIN)[draft.state]
    if product is None or draft.state == State.WITHDRAWN:
        return PLAIN[draft.state]
    if is_shown(product):
        return SHOWN[draft.state]
    if draft.state != State.APPROVED:
        return PLAIN[draft.state]
    if draft.producer.suspended_at:
        return Standing.SUSPENDED
    return Standing.LAPSED if has_lapsed(product) else Standing.APPROVED
