"""Who holds an order's link may see it: the number alone opens nothing."""

from functools import wraps

from django.http import Http404
from django.views.decorators.cache import never_cache

from shop.order import links
from shop.order.models import Order


def order_of(number: str, token: str) -> Order:
    """Raises the same Http404 for an unknown number and for a wrong token."""
    order = links.order_of(number, token)
    if order is None:
        raise Http404
    return order


def by_link(view):
    """Hands the order to a view of `number` and `token`; its answer is kept nowhere.

    Other sites never learn the address. Our own do: without any referrer a browser sends no
    origin with forms either, and those are refused as forged.
    """

    @never_cache
    @wraps(view)
    def answer(request, number, token):
        response = view(request, order_of(number, token))
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer
