"""For every template."""

from django.utils.functional import SimpleLazyObject

from .reading import surroundings as read


def surroundings(request):
    """Adds `surroundings`; nothing is read unless a template asks."""
    return {"surroundings": SimpleLazyObject(read)}
