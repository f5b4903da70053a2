"""What a change of the basket is answered with: the basket's page, or a few words for a script."""

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse

from . import access


class SeeOther(HttpResponseRedirect):
    """Leads to a page; sent again (reload, back), the change is not done twice."""

    status_code = 303


def asks_for_json(request) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def done(request, basket, words: str = "", *, query: str = ""):
    """The change was made."""
    units = access.count(basket)
    if asks_for_json(request):
        answer = JsonResponse({"count": units, "words": words})
    else:
        if words:
            messages.success(request, words)
        answer = to_basket(query)
    return access.remember(answer, basket, units=units)


def refused(request, words: str):
    """Nothing changed, and why."""
    if asks_for_json(request):
        return JsonResponse({"refused": True, "words": words})
    messages.error(request, words)
    return to_basket()


def to_basket(query: str = "") -> SeeOther:
    return SeeOther(reverse("basket") + (f"?{query}" if query else ""))
