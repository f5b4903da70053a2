"""Coming in: the area's front page, signing in and out, joining by invitation."""

from django.contrib import messages
from django.contrib.auth import login as log_in
from django.contrib.auth import logout as log_out
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from producers import people, signing_in
from producers.access import ask_to_sign_in, memberships_of
from producers.portal.entry_forms import JoinForm, SignInForm
from shop.checkout.models import CheckoutSettings
from shop.customer.views import BACKEND
from shop.limits import too_many

page = require_http_methods(["GET", "HEAD", "POST"])


def show(request, template, *, status=200, **context):
    context |= {"noindex": True}
    return render(request, f"producers/portal/{template}.html", context, status=status)


def wanted(request) -> str:
    """Where one is after signing in: where one wanted to be, on this site; else the area."""
    place = request.POST.get("next", "") or request.GET.get("next", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(place, hosts, require_https=request.is_secure())
    return place if is_ours else reverse("producer_area")


@never_cache
@require_safe
def area(request):
    """Whoever acts for one producer is led to it; for several, chooses; for none, is told so."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    memberships = list(memberships_of(request.user).order_by("producer__name_vi", "pk"))
    if len(memberships) == 1:
        return redirect("producer_home", memberships[0].producer_id)
    return show(request, "choose" if memberships else "nowhere", memberships=memberships)


@never_cache
@page
def sign_in(request):
    """Mails the link. Says the same whether or not the address is known."""
    form = SignInForm(request.POST or None)
    then = wanted(request)
    if request.method != "POST":
        return show(request, "sign_in", form=SignInForm(), then=then)
    if not form.is_valid():
        return show(request, "sign_in", form=form, then=then, status=422)
    email = form.cleaned_data["email"]
    if too_many(request, group="producer-sign-in", rate="10/h", of=email):
        refusal = _("Too many tries. Please wait a few minutes and try again.")
        return show(request, "sign_in", form=form, then=then, refusal=refusal, status=429)
    signing_in.send_link(email=email, language=get_language(), then=then)
    return show(request, "sign_in_sent", email=email)


@never_cache
@page
def sign_in_link(request, token):
    """Shows whose link it is; only sending the form signs in, since mail programs open links."""
    try:
        user = signing_in.user_in(token)
        if request.method == "POST":
            signing_in.sign_in(request, token)
            return redirect(wanted(request))
    except signing_in.LinkSpent:
        if memberships_of(request.user).exists():
            return redirect("producer_area")  # clicked twice
        return show(request, "sign_in_spent", form=SignInForm(), then=wanted(request), status=410)
    return show(request, "sign_in_link", user=user, then=wanted(request))


@require_POST
def sign_out(request):
    log_out(request)
    messages.success(request, _("You are signed out."))
    return redirect("producer_sign_in")


@never_cache
@page
def join(request, token):
    """Which producer, which role; a new address also gives a name. See `people.join`."""
    try:
        invitation = people.invitation_in(token)
        account = people.account_of(invitation.email)
        if request.user.is_authenticated and request.user != account:
            return somebody_else(request, invitation)
        if request.method == "POST":
            return accept(request, token, invitation, account)
    except people.LinkSpent:
        return show(request, "join_spent", status=410)
    return ask(request, invitation, account)


def ask(request, invitation, account, form=None, status=200):
    if account is None and form is None:
        form = JoinForm(email=invitation.email)
    return show(request, "join", invitation=invitation, account=account, form=form, status=status)


def somebody_else(request, invitation):
    """One account does not accept what was sent to another's address."""
    if request.method == "POST" and request.POST.get("act") == "sign_out":
        log_out(request)
        return redirect(request.path)
    status = 409 if request.method == "POST" else 200
    return show(request, "join_as_other", invitation=invitation, status=status)


def accept(request, token, invitation, account):
    words = {}
    if account is None:
        form = JoinForm(request.POST, email=invitation.email)
        if not form.is_valid():
            return ask(request, invitation, account, form, status=422)
        words = {name: form.cleaned_data[name] for name in ("name", "password")}
    user, is_new = people.join(
        token=token,
        language=get_language(),
        version=CheckoutSettings.load().terms_version,
        **words,
    )
    if is_new:
        log_in(request, user, backend=BACKEND)
    welcome = _("You now act for %(producer)s.") % {"producer": invitation.producer.name_vi}
    messages.success(request, welcome)
    return redirect("producer_home", invitation.producer_id)
