"""One draft: what it would change, what the rules say of it, and the staff's answer."""

from dataclasses import replace

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from catalogue.listing_rules import RULES, failures
from producers.drafts import reviewing
from producers.drafts.checklist import Item, checklist
from producers.drafts.fields import form_for
from producers.drafts.words import Words
from producers.models import Draft
from producers.staff.comparing import Comparison
from producers.staff.comparing_photos import Photos
from producers.staff.queue import AT_REST
from producers.staff.review_forms import COMMENT, AnswerForm, ApprovalPrices
from producers.staff.views import ACT, SEE, require
from shop.dashboard.access import may

State, Subject = Draft.State, Draft.Subject
OVERTAKEN = gettext_lazy(
    "Nothing was done: the draft, or what it would change, was changed meanwhile. This is how it"
    " stands now."
)
OWN_GOODS = gettext_lazy(
    "You belong to this producer, so you cannot approve what it sends. A colleague has to."
)
SAME_REVIEWER = gettext_lazy(
    "You gave the first approval. Restricted goods need two people: a colleague gives the second."
)


RULE_WORDS = {rule.name: rule.message for rule in RULES}
#: Where the checklist speaks to the producer.
STAFF_NAMES = {"producer": gettext_lazy("The producer’s page")}


@require_http_methods(["GET", "HEAD", "POST"])
def producer_review(request, pk):
    """POST: `act` is "approve", "changes" or "reject"; `seen` is what the page showed."""
    require(request.user, ACT if request.method == "POST" else SEE)
    draft = read(pk)
    if request.method == "POST":
        return answer(request, draft)
    return show(request, draft)


def read(pk: int) -> Draft:
    drafts = Draft.objects.select_related("producer__picture", "product", "agreed_by")
    return get_object_or_404(drafts, pk=pk)


def answer(request, draft):
    """Does what the button says, or shows the page as it is now with all that was typed."""
    act = request.POST.get("act", "")
    form = AnswerForm(request.POST, draft=draft, act=act)
    prices = prices_of(draft, request.POST)
    typed = {"form": form, "prices": prices}
    form.is_valid()
    if act not in ACTS or is_overtaken(request, draft, act, prices):
        messages.error(request, OVERTAKEN)
        return show(request, draft, 409, **typed)
    if not form.is_valid() or (act == "approve" and prices and not prices.is_valid()):
        return show(request, draft, 422, **typed)
    try:
        ACTS[act](request, draft, form, prices)
    except reviewing.Overtaken:
        status, words = 409, OVERTAKEN
    except reviewing.SameReviewer:
        status, words = 409, SAME_REVIEWER
    except reviewing.OwnGoods:
        status, words = 403, OWN_GOODS
    except reviewing.Incomplete as error:
        status, words = 422, missing_in_words(error.items)
    else:
        return redirect("producer_reviews")
    messages.error(request, words)
    return show(request, read(draft.pk), status, **typed)


def is_overtaken(request, draft, act, prices) -> bool:
    if draft.state != State.SUBMITTED or request.POST.get("seen") != reviewing.mark(draft):
        return True
    return act == "approve" and bool(prices and prices.is_valid() and prices.is_overtaken())


def missing_in_words(items) -> str:
    names = ", ".join(str(item.name) for item in items)
    return _("It cannot be approved; this is missing: %(rules)s.") % {"rules": names}


def approve(request, draft, form, prices):
    done = reviewing.approve(
        draft=draft,
        by=request.user,
        seen=request.POST["seen"],
        prices=prices.prices() if prices else None,
    )
    messages.success(request, outcome(done))


def outcome(done: Draft) -> str:
    """What an approval came to, in words."""
    if done.state == State.SUBMITTED:
        words = _("The first approval of “%(name)s” is noted. A colleague gives the second.")
        return words % {"name": done.name}
    lacks = failures(done.product) if done.product else []
    if not lacks:
        return _("“%(name)s” is approved, and visitors see it now.") % {"name": done.name}
    rules = " ".join(str(finding.message) for finding in lacks)
    words = _("“%(name)s” is approved, but not shown yet. Still missing: %(rules)s")
    return words % {"name": done.name, "rules": rules}


def request_changes(request, draft, form, prices):
    reviewing.request_changes(
        draft=draft,
        by=request.user,
        seen=request.POST["seen"],
        comments=form.comments(),
        text=form.cleaned_data["text"],
    )
    told = _("The producer is asked to change “%(name)s”.")
    messages.success(request, told % {"name": draft.name})


def reject(request, draft, form, prices):
    reviewing.reject(
        draft=draft,
        by=request.user,
        seen=request.POST["seen"],
        reason=form.cleaned_data["text"],
    )
    messages.success(request, _("“%(name)s” is rejected.") % {"name": draft.name})


ACTS = {"approve": approve, "changes": request_changes, "reject": reject}


def prices_of(draft: Draft, data=None) -> ApprovalPrices | None:
    """None where this approval sets no price: of a page, and for the first of two."""
    is_first = reviewing.needs_two(draft) and draft.agreed_by is None
    if draft.subject == Subject.PROFILE or is_first:
        return None
    return ApprovalPrices(data, draft=draft)


def show(request, draft, status=200, form=None, prices=None):
    waits = draft.state == State.SUBMITTED
    may_act = waits and may(request.user, ACT)
    form = form or AnswerForm(draft=draft)
    context = {
        "draft": draft,
        "waits": waits,
        "may_act": may_act,
        "form": form,
        "lines": lines(draft),
        "is_new": draft.subject == Subject.PRODUCT and draft.product is None,
        "is_restricted": reviewing.needs_two(draft),
    }
    if draft.state in AT_REST:
        context |= content(draft, form)
    if may_act:
        context |= {
            "seen": reviewing.mark(draft),
            "obstacles": obstacles(draft, request.user, context["items"]),
            "prices": renewed(prices_of(draft, prices.data if prices else None)),
        }
    elif form.is_bound:
        context["typed"] = typed_words(draft, form)
    return render(request, "producers/staff/review.html", context, status=status)


def content(draft: Draft, form) -> dict:
    """All that there is to read of the draft."""
    comparison = Comparison(draft)
    items = sorted(map(for_staff, checklist(draft)), key=lambda item: item.passed)
    product = draft.product
    return {
        "comparison": comparison,
        "changed": [(row, form[COMMENT + row.name]) for row in comparison.changed],
        "unchanged": [(row, form[COMMENT + row.name]) for row in comparison.unchanged],
        "photos": Photos(draft),
        "papers": draft.papers.filter(taken_at=None),
        "documents": product.documents.all() if product else [],
        "certificates": product.certificates.all() if product else [],
        "items": items,
        "failed": [item for item in items if not item.passed],
        "photos_comment": form[f"{COMMENT}photos"],
        "papers_comment": form[f"{COMMENT}papers"],
        "wish_comment": form[f"{COMMENT}price_wish"] if "price_wish" in draft.texts else None,
    }


def for_staff(item: Item) -> Item:
    """In the words that the back office has for the same rule."""
    name = STAFF_NAMES.get(item.rule, item.name)
    return replace(item, name=name, message=RULE_WORDS.get(item.rule, item.message))


def renewed(prices: ApprovalPrices | None) -> ApprovalPrices | None:
    """A form that is shown again answers to what is listed now."""
    if prices and prices.is_bound:
        prices.data = {**prices.data.dict(), prices.add_prefix("seen"): prices.mark()}
    return prices


def obstacles(draft: Draft, user, items) -> list[str]:
    """Why `user` cannot approve it; empty where they can."""
    found = []
    if draft.producer.memberships.active().filter(user=user).exists():
        found.append(OWN_GOODS)
    if reviewing.needs_two(draft) and draft.agreed_by == user:
        found.append(SAME_REVIEWER)
    if missing := [item for item in items if item.theirs and not item.passed]:
        found.append(missing_in_words(missing))
    return found


def typed_words(draft: Draft, form) -> list[tuple[str, str]]:
    """What was written into a form that cannot be sent any more: to be copied."""
    words = Words(form_for(draft))
    written = [(name, form.data.get(name, "").strip()) for name in form.fields]
    return [
        (words.label(name.removeprefix(COMMENT)) if name != "text" else form["text"].label, text)
        for name, text in written
        if text
    ]


def lines(draft: Draft) -> list[dict]:
    """The draft's trail, newest first; comments and changes in words."""
    words = Words(form_for(draft))
    return [
        {
            "event": event,
            "comments": [
                (words.label(name), text)
                for name, text in (event.details or {}).get("comments", {}).items()
            ],
            "changes": [
                (words.label(name), *(words.text(name, text) for text in pair))
                for name, pair in (event.details or {}).get("changes", {}).items()
            ],
        }
        for event in draft.events.select_related("by")
    ]
