"""Who may open what of the producers' area: every decision is made here."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from producers.models import Membership
from shop.customer.accounts import is_staff


def memberships_of(user):
    """Where `user` may act now; nowhere for a visitor."""
    if not user.is_authenticated:
        return Membership.objects.none()
    return Membership.objects.active().filter(user=user).select_related("producer")


def ask_to_sign_in(request):
    """Afterwards one is where one wanted to be; what was sent is not sent again."""
    is_read = request.method in ("GET", "HEAD")
    wanted = request.get_full_path() if is_read else reverse("producer_area")
    return redirect(f"{reverse('producer_sign_in')}?{urlencode({'next': wanted})}")


def for_members(view):
    """`view(request, membership, …)` of the producer in the address.

    Visitors are asked to sign in; for everybody else another's producer is a 404.
    """

    @never_cache
    @wraps(view)
    def guarded(request, producer, *args, **kwargs):
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        membership = memberships_of(request.user).filter(producer=producer).first()
        if membership is None:
            raise Http404
        return view(request, membership, *args, **kwargs)

    return guarded


def for_owners(view):
    """As `for_members`; helpers are refused."""

    @for_members
    @wraps(view)
    def guarded(request, membership, *args, **kwargs):
        if not membership.is_owner:
            raise PermissionDenied
        return view(request, membership, *args, **kwargs)

    return guarded


def signs_in_by_link(user) -> bool:
    """Producers' people who are not also staff: those sign in with their password."""
    return user.is_active and not is_staff(user) and memberships_of(user).exists()
