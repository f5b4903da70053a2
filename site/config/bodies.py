"""Stops a request that carries too much before anything of it is taken."""

from django.conf import settings
from django.shortcuts import render


def bounded(get_response):
    """Answers 413, in the visitor's language, to a body of more than MAX_BODY_BYTES.

    By its announced length: Django reads no more of a body than that. What fits is judged by the
    form's own limits, with the form in view.
    """

    def middleware(request):
        if length_of(request) > settings.MAX_BODY_BYTES:
            limit = settings.MAX_BODY_BYTES // 1024 // 1024
            return render(request, "413.html", {"limit": limit}, status=413)
        return get_response(request)

    return middleware


def length_of(request) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
