"""The drafts that staff have to answer, and those that they have answered."""

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from catalogue.models import Producer
from catalogue.text import fold
from producers.drafts.publishing import changed_fields
from producers.drafts.reviewing import needs_two
from producers.models import Draft
from producers.staff.views import SEE, require

State = Draft.State
PER_PAGE = 30
#: In the address → words. The first is what is shown when nothing is asked.
STATES = {
    State.SUBMITTED: _("Waiting"),
    State.CHANGES: _("Changes requested"),
    State.APPROVED: _("Approved"),
    State.REJECTED: _("Rejected"),
}


def waiting():
    return Draft.objects.filter(state=State.SUBMITTED)


def in_state(state: str):
    """Those that wait, who came first first; the others by their last change."""
    order = "submitted_at" if state == State.SUBMITTED else "-edited_at"
    found = Draft.objects.filter(state=state).exclude(submitted_at=None)
    return found.select_related("producer", "product", "agreed_by").order_by(order, "pk")


def matching(found, words: list[str]):
    """Those in whose name, or their producer's, each of the folded words stands."""
    if not words:
        return found
    names = found.values_list("pk", "texts__title_vi", "producer__name_vi")
    hits = [
        pk
        for pk, title, producer in names
        if all(word in fold(f"{title or ''} {producer}") for word in words)
    ]
    return found.filter(pk__in=hits)


def row_of(draft: Draft) -> dict:
    """What the list says of a draft."""
    is_new = draft.subject == Draft.Subject.PRODUCT and draft.product is None
    return {
        "draft": draft,
        "is_new": is_new,
        "changes": 0 if is_new else len(set(changed_fields(draft)) - {"price_wish"}),
        "is_restricted": needs_two(draft),
    }


@require_safe
def producer_reviews(request):
    """`?state=` one of STATES, `?producer=` its number, `?q=` names without their marks."""
    require(request.user, SEE)
    asked = request.GET.get("state", "")
    state = asked if asked in STATES else State.SUBMITTED
    producer, query = request.GET.get("producer", ""), request.GET.get("q", "")[:200]
    found = in_state(state)
    if producer.isdecimal():
        found = found.filter(producer=int(producer[:9]))
    found = matching(found, fold(query).split())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [row_of(draft) for draft in page],
        "states": STATES,
        "asked": {"state": state, "producer": producer, "q": query},
        "producers": Producer.objects.filter(drafts__submitted_at__isnull=False)
        .distinct()
        .order_by(F("name_vi")),
    }
    return render(request, "producers/staff/queue.html", context)
