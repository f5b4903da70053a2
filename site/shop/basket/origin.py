"""Forms on pages that everybody's cache may keep: such a page can hold no visitor's token.

A POST passes with a valid CSRF token, or where the browser itself says that one of our pages sent
it. Any other is asked to confirm on a page of ours, never turned away with a bare 403.
"""

from functools import wraps

from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt


def from_here(view):
    """For a view whose POST any public page may send. Put it right above the view."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def checked(request, *args, **kwargs):
        if request.method != "POST" or is_same_origin(request) or has_token(request, view):
            return view(request, *args, **kwargs)
        fields = [pair for pair in request.POST.items() if pair[0] != "csrfmiddlewaretoken"]
        return render(request, "basket/confirm.html", {"fields": fields, "noindex": True})

    return checked


def is_same_origin(request) -> bool:
    """What browsers say of where a request comes from, and no page can change.

    Those of today send Sec-Fetch-Site; older ones, and any over plain HTTP, at least Origin.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


class _Check(CsrfViewMiddleware):
    def _reject(self, request, reason):
        """Instead of a page that says 403."""
        return reason


def has_token(request, view) -> bool:
    """Whether Django's own check of the token passes."""
    return _Check(lambda request: None).process_view(request, view, (), {}) is None
