"""Events to come and events that were."""

from django.utils import timezone

from cms.shelves.pages import readable


def events(language: str):
    """Those of a language that anybody may read; in English real English ones."""
    found = readable("cms.EventPage").filter(locale__language_code=language)
    return found.filter(alias_of=None) if language == "en" else found


def to_come(language: str):
    """Not over yet, the next first."""
    return events(language).filter(ends_at__gte=timezone.now()).order_by("starts_at", "pk")


def past(language: str):
    """Over, the latest first."""
    return events(language).filter(ends_at__lt=timezone.now()).order_by("-starts_at", "-pk")
