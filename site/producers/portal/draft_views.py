"""A draft's page: one form, whose every button first saves what was typed."""

import json

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from producers.access import for_members
from producers.drafts import drafting, papers, photos, reviewing
from producers.models import Draft
from producers.portal import draft_page
from producers.portal.draft_saving import save_all
from producers.portal.screens import show


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def draft(request, membership, draft):
    """With `Accept: application/json` the page's script saves as one types."""
    found = get_object_or_404(
        membership.producer.drafts.select_related("producer", "product"), pk=draft
    )
    if request.method != "POST":
        return page(request, membership, found)
    try:
        return act(request, membership, found)
    except drafting.NotOpen:
        return closed(request, membership, found)


def act(request, membership, draft: Draft):
    """`act` names the button: "save", "submit", "photo_first-12" …"""
    name, _dash, number = request.POST.get("act", "save").partition("-")
    if name in SETTLED:
        SETTLED[name](request, draft)
        return back(request, membership, draft)
    outcome = save_all(draft=draft, data=request.POST, files=request.FILES, by=request.user)
    if request.headers.get("Accept") == "application/json":
        return saved_as_json(outcome)
    if not outcome.is_clean:
        return page(request, membership, outcome.draft, outcome=outcome, status=422)
    if name == "submit":
        return submit(request, membership, outcome.draft)
    if name in PARTS and number.isdecimal():
        PARTS[name](request, outcome.draft, int(number))
    else:
        messages.success(request, _("Saved."))
    return back(request, membership, draft)


def back(request, membership, draft):
    """To the draft; to the list where it is there no more."""
    if Draft.objects.filter(pk=draft.pk).exists():
        return redirect("producer_draft", membership.producer_id, draft.pk)
    return redirect("producer_products", membership.producer_id)


def submit(request, membership, draft):
    try:
        reviewing.submit(draft=draft, by=request.user, edition=draft.edition)
    except reviewing.Incomplete:
        words = _("Saved, but not sent yet: something is still missing. See the list below.")
        messages.warning(request, words)
        return page(request, membership, draft, status=422)
    except reviewing.Overtaken:
        messages.warning(request, _("A colleague has just changed this. Please read it again."))
        return page(request, membership, fresh(draft), status=409)
    messages.success(request, _("Sent. You get a mail when the staff have read it."))
    return back(request, membership, draft)


def fresh(draft: Draft) -> Draft:
    return Draft.objects.select_related("producer", "product").get(pk=draft.pk)


def first_photo(request, draft, number):
    photos.put_first(photo=get_object_or_404(draft.photos, pk=number), by=request.user)


def remove_photo(request, draft, number):
    photos.remove(photo=get_object_or_404(draft.photos, pk=number), by=request.user)
    messages.success(request, _("The photo is removed."))


def remove_paper(request, draft, number):
    papers.remove(paper=get_object_or_404(draft.papers, pk=number), by=request.user)
    messages.success(request, _("The paper is removed."))


#: Acts on a part of an open draft, once all texts are saved.
PARTS = {
    "photo_first": first_photo,
    "photo_remove": remove_photo,
    "paper_remove": remove_paper,
}


def take_back(request, draft):
    reviewing.take_back(draft=draft, by=request.user)
    messages.success(request, _("You can write again. Send it anew when it is ready."))


def reopen(request, draft):
    drafting.reopen(draft=draft, by=request.user)


def discard(request, draft):
    if drafting.discard(draft=draft, by=request.user):
        messages.success(request, _("Discarded."))
    else:
        messages.warning(request, _("Staff have read this draft, so it is kept."))


def withdraw(request, draft):
    reason = request.POST.get("reason", "")[:1000]
    reviewing.withdraw(draft=draft, by=request.user, reason=reason)
    messages.success(request, _("The product is out of the shop. Placed orders are handed over."))


#: Acts on the draft as a whole, with nothing typed.
SETTLED = {"take_back": take_back, "reopen": reopen, "discard": discard, "withdraw": withdraw}


def closed(request, membership, draft):
    """What was typed is shown once more, so that it can be copied."""
    words = _("This was settled meanwhile: nothing of what you sent has been saved.")
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"closed": words}, status=409)
    messages.error(request, words)
    typed = draft_page.typed_but_lost(draft, request.POST)
    return page(request, membership, fresh(draft), lost=typed, status=409)


def saved_as_json(outcome):
    """What the script shows: errors and conflicts beside their fields, the list of what is
    missing."""
    context = draft_page.context_of(outcome.draft, outcome=outcome)
    told = {
        "seen": json.loads(context["seen"]),
        "errors": {name: found[0] for name, found in context["form"].errors.items()},
        "conflicts": {
            name: draft_page.conflict_words(now) for name, now in outcome.conflicts.items()
        },
        "checklist": render_to_string("producers/portal/checklist.html", context),
    }
    return JsonResponse(told)


def page(request, membership, draft, *, outcome=None, lost=None, status=200):
    context = draft_page.context_of(draft, outcome=outcome, typed=request.POST if outcome else None)
    template = "draft" if draft.is_open else "draft_closed"
    return show(request, membership, template, status=status, lost=lost, **context)
