"""The first page of a producer: what is to be done, then the ways to everything else."""

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from catalogue.endings import endings
from design.templatetags.dates import day
from producers import wholesale
from producers.access import for_members
from producers.drafts.standing import Standing, standing
from producers.models import Draft
from producers.portal.screens import show
from producers.reminding import LATEST, STEPS

#: How a draft stands → what its producer can do about it.
ASKS = {
    Standing.CHANGES: gettext_lazy("The staff ask for changes."),
    Standing.REJECTED: gettext_lazy("The staff have rejected it, and say why."),
    Standing.LAPSED: gettext_lazy("Not shown: a paper has run out. Send a new one."),
    Standing.EDITED: gettext_lazy("Your changes are not sent yet."),
    Standing.DRAFT: gettext_lazy("Not sent yet."),
}
MOST = 12


class ToDo(NamedTuple):
    """Something that waits for the producer, and where it is done."""

    name: str
    words: str
    address: str
    is_urgent: bool


def of_drafts(producer) -> list[ToDo]:
    """The most pressing first."""
    drafts = producer.drafts.select_related("producer", "product")
    rows = [(standing(one), one) for one in drafts.prefetch_related("product__documents")]
    order = list(ASKS)
    asked = sorted((row for row in rows if row[0] in ASKS), key=lambda row: order.index(row[0]))
    return [
        ToDo(
            draft.name,
            ASKS[stands],
            reverse("producer_draft", args=[producer.pk, draft.pk]),
            stands in (Standing.CHANGES, Standing.LAPSED),
        )
        for stands, draft in asked
    ]


def of_papers(producer) -> list[ToDo]:
    """Papers that end within two months, or have just ended."""
    today = timezone.localdate()
    found = endings(today - LATEST, today + timedelta(days=max(STEPS)), producer=producer)
    return [
        ToDo(
            ending.product.title,
            _("%(paper)s: valid until %(when)s.") % {"paper": ending.name, "when": day(ending.on)},
            reverse("producer_products", args=[producer.pk]),
            ending.on <= today + timedelta(days=min(STEPS)),
        )
        for ending in found
    ]


def of_questions(producer) -> list[ToDo]:
    """Buyers wait for one answer after the other."""
    number = wholesale.unanswered(producer).count()
    if not number:
        return []
    words = ngettext(
        "%(number)s question waits for an answer.",
        "%(number)s questions wait for an answer.",
        number,
    )
    address = reverse("producer_questions", args=[producer.pk])
    return [ToDo(_("Wholesale questions"), words % {"number": number}, address, True)]


def of_profile(producer) -> list[ToDo]:
    """A producer that visitors do not know yet, and has not begun to say who it is."""
    begun = producer.drafts.filter(subject=Draft.Subject.PROFILE).exists()
    if producer.is_public or begun:
        return []
    words = _("Visitors buy from people: say who you are. Products are shown once it is approved.")
    return [ToDo(_("Your page"), words, reverse("producer_profile", args=[producer.pk]), False)]


@require_safe
@for_members
def home(request, membership):
    producer = membership.producer
    todo = [
        *of_questions(producer),
        *of_drafts(producer),
        *of_papers(producer),
        *of_profile(producer),
    ]
    todo.sort(key=lambda one: not one.is_urgent)
    return show(request, membership, "home", todo=todo[:MOST], more=max(0, len(todo) - MOST))
