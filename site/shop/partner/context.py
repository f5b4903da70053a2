"""The outlets, for the header and every card."""

from django.utils.functional import SimpleLazyObject

from .models import Partner


def outlets(request):
    """Adds `outlets`, a list with opening hours: three queries, and only if a template asks.

    Not cached between requests: a cache in one process would not hear of a change in another.
    """
    return {"outlets": SimpleLazyObject(lambda: list(Partner.objects.for_pages()))}
