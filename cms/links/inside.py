"""Links that stay in the house: known from the database, or by asking the site itself."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.models import PageLink

State = PageLink.State
OURS = urlsplit(settings.SITE_URL)


def is_ours(address: str) -> bool:
    return (
        address.startswith("/")
        and not address.startswith("//")
        or (urlsplit(address).netloc == OURS.netloc)
    )


def with_truth(links: QuerySet[PageLink]) -> QuerySet[PageLink]:
    """Each with `truth`: as `state`, but of pages and documents what holds at this moment."""
    page = Page.objects.filter(pk=OuterRef("to_page"))
    paper = get_document_model().objects.filter(pk=OuterRef("to_document"))
    return links.annotate(
        truth=Case(
            When(Q(to_page__isnull=False) & ~Exists(page), then=Value(State.GONE)),
            When(Q(to_page__isnull=False) & ~Exists(page.live()), then=Value(State.HIDDEN)),
            When(Q(to_document__isnull=False) & ~Exists(paper), then=Value(State.GONE)),
            When(Q(to_page__isnull=False) | Q(to_document__isnull=False), then=Value(State.FINE)),
            default=F("state"),
        )
    )


def judge(address: str) -> PageLink.State:
    """What the site itself answers at an address of its own; nothing goes over the network."""
    parts = urlsplit(address)
    asked = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    client = Client(raise_request_exception=False, SERVER_NAME=OURS.hostname)
    answer = client.head(asked, secure=OURS.scheme == "https", follow=False)
    return State.GONE if answer.status_code in (404, 410) else State.FINE
