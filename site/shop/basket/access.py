"""Whose basket it is: the open one of who is signed in, else the one named by a guest's cookie.

No session is opened for a basket. A second cookie, which scripts may read, says how many units
there are, so that a page without one need not ask for its badge.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.db.models import Sum

from .models import Basket

COOKIE = "basket"
COUNT_COOKIE = "basket_count"
#: How long a guest's basket is kept after its last change.
KEPT = timedelta(days=30)
TOKEN = re.compile(r"[\w-]{20,64}", re.ASCII)
PARTS = ("outlet", "province")


def guest_basket(request) -> Basket | None:
    """The open basket that the cookie names; one that has an owner is never found this way."""
    token = request.COOKIES.get(COOKIE, "")
    if not TOKEN.fullmatch(token):
        return None
    return Basket.open.select_related(*PARTS).filter(token=token, owner=None).first()


def basket_of(request) -> Basket | None:
    """The visitor's open basket, if there is one. One query, and one for who is signed in."""
    if request.user.is_authenticated:
        return Basket.open.select_related(*PARTS).filter(owner=request.user).first()
    return guest_basket(request)


def basket_for_change(request) -> Basket:
    """The visitor's open basket, made if there is none; hand it to `remember` afterwards."""
    found = basket_of(request)
    if found:
        return found
    if request.user.is_authenticated:
        return Basket.open.get_or_create(owner=request.user, defaults={"status": Basket.OPEN})[0]
    return Basket.objects.create()


def count(basket: Basket | None) -> int:
    """Units in the basket."""
    if basket is None:
        return 0
    return basket.lines.aggregate(units=Sum("quantity"))["units"] or 0


def remember(response, basket: Basket | None, *, units: int | None = None):
    """Sets or clears the visitor's cookies; `units` if already counted. Returns the response."""
    units = count(basket) if units is None else units
    if basket is not None and basket.owner_id is None:
        _set(response, COOKIE, basket.token, httponly=True)
    if units:
        _set(response, COUNT_COOKIE, str(units), httponly=False)
    else:
        response.delete_cookie(COUNT_COOKIE, samesite="Lax")
    return response


def _set(response, name: str, value: str, *, httponly: bool):
    response.set_cookie(
        name,
        value,
        max_age=KEPT,
        httponly=httponly,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
