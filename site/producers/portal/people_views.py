"""Who acts for the producer: owners manage, helpers see."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from producers import news
from producers import people as service
from producers.access import for_members, for_owners
from producers.models.membership import Role
from producers.portal.people_forms import InviteForm
from producers.portal.screens import show
from shop.limits import too_many

LAST_OWNER = gettext_lazy(
    "You are the only owner. Make somebody else an owner first: a producer needs one, to say who "
    "may come in."
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def people(request, membership):
    """All of them, and open invitations; POST invites somebody."""
    if request.method != "POST":
        return show_people(request, membership)
    return invite(request, membership)


def invite(request, membership):
    if not membership.is_owner:
        raise PermissionDenied
    form = InviteForm(request.POST)
    if not form.is_valid():
        return show_people(request, membership, form, status=422)
    if too_many(request, group="producer-invite", rate="20/h", of=str(membership.producer_id)):
        form.add_error(None, _("Too many tries. Please wait a few minutes and try again."))
        return show_people(request, membership, form, status=429)
    email = form.cleaned_data["email"]
    try:
        service.invite(
            producer=membership.producer,
            by=request.user,
            language=get_language(),
            **form.cleaned_data,
        )
    except service.ActsAlready:
        form.add_error("email", _("This person acts for the producer already."))
        return show_people(request, membership, form, status=409)
    except service.NotOwner:
        raise PermissionDenied from None
    messages.success(request, _("An invitation is on its way to %(email)s.") % {"email": email})
    return redirect("producer_people", membership.producer_id)


def show_people(request, membership, form=None, status=200):
    producer = membership.producer
    persons = producer.memberships.active().select_related("user").order_by("joined_at", "pk")
    return show(
        request,
        membership,
        "people",
        status=status,
        persons=persons,
        invitations=service.open_invitations(producer),
        form=form or InviteForm(),
        owner=Role.OWNER,
        hears_news=news.agrees(request.user),
    )


@require_POST
@for_owners
def person(request, membership, pk):
    """`act`: owner, helper or remove. Another producer's people are not found."""
    other = get_object_or_404(membership.producer.memberships, pk=pk)
    act = request.POST.get("act")
    try:
        if act == "remove":
            done = service.remove(membership=other, by=request.user)
        else:
            role = act if act in Role.values else other.role
            done = service.change_role(membership=other, role=role, by=request.user)
    except service.LastOwner:
        return told(request, membership, LAST_OWNER)
    except service.NotOwner:
        raise PermissionDenied from None
    if not done:
        return told(request, membership, _("Somebody was first: this is how things stand now."))
    messages.success(request, _("Done."))
    if other.user == request.user:
        return redirect("producer_area")
    return redirect("producer_people", membership.producer_id)


def told(request, membership, what):
    """Why nothing was done, above how things stand."""
    messages.error(request, what)
    return show_people(request, membership, status=409)


@require_POST
@for_owners
def take_back(request, membership, pk):
    invitation = get_object_or_404(membership.producer.invitations, pk=pk)
    try:
        done = service.take_back(invitation=invitation, by=request.user)
    except service.NotOwner:
        raise PermissionDenied from None
    if not done:
        return told(request, membership, _("Somebody was first: this is how things stand now."))
    messages.success(request, _("The invitation is taken back: its link opens nothing any more."))
    return redirect("producer_people", membership.producer_id)


@require_POST
@for_members
def hear_news(request, membership):
    """`act`: agree, or stop. One's own consent, whatever one is for the producer."""
    if request.POST.get("act") == "agree":
        news.agree(request.user)
        messages.success(request, _("We write to you of fairs and courses from now on."))
    else:
        news.stop(request.user)
        messages.success(request, _("We do not write to you of fairs and courses any more."))
    return redirect("producer_people", membership.producer_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def leave(request, membership):
    """Asked once more, then gone: the pages of the producer are not found any more."""
    is_stuck = service.is_last_owner(membership)
    if request.method != "POST":
        return show(request, membership, "leave", is_stuck=is_stuck)
    try:
        service.leave(membership=membership)
    except service.LastOwner:
        return show(request, membership, "leave", is_stuck=True, status=409)
    left = _("You no longer act for %(producer)s.") % {"producer": membership.producer.name_vi}
    messages.success(request, left)
    return redirect("producer_area")
