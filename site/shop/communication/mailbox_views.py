"""The demo's mailbox: what customers and staff would have got by mail."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .mailbox import Letter, letters

#: A mail styles itself in place; it runs no script and leads nowhere but where its links do.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation"


@require_safe
@never_cache
def mailbox(request):
    return render(request, "mailbox/mailbox.html", {"letters": letters()[:100], "noindex": True})


@require_safe
@never_cache
def letter(request, name):
    return render(request, "mailbox/letter.html", {"letter": find(name), "noindex": True})


@require_safe
@never_cache
def letter_html(request, name):
    """The mail as a mail program would show it."""
    response = HttpResponse(find(name).html)
    response.headers["Content-Security-Policy"] = MAIL_POLICY
    return response


def find(name: str) -> Letter:
    """Raises Http404."""
    for letter in letters():
        if letter.name == name:
            return letter
    raise Http404
