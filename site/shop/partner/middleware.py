"""The outlets, read once for a page however many of its parts ask."""

from django.utils.functional import SimpleLazyObject

from .models import Partner


def outlets(get_response):
    """Puts `outlets` on the request: a list with opening hours, three queries when first used.

    Not cached between requests: a cache in one process would not hear of a change in another.
    """

    def middleware(request):
        request.outlets = SimpleLazyObject(lambda: list(Partner.objects.for_pages()))
        return get_response(request)

    return middleware
