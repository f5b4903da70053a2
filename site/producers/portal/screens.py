"""What every page of a producer has: its name, the menu, and that no search engine keeps it."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from producers.models import Draft

#: (label, name of its address); each address takes the producer's number.
MENU = (
    (_("Overview"), "producer_home"),
    (_("Products"), "producer_products"),
    (_("In one spreadsheet"), "producer_sheets"),
    (_("Your page"), "producer_profile"),
    (_("Stock and sales"), "producer_sales"),
    (_("Offers of supply"), "producer_offers"),
    (_("Wholesale questions"), "producer_questions"),
    (_("People"), "producer_people"),
)
#: Which of them a draft's page belongs to.
ABOVE = {Draft.Subject.PRODUCT: "producer_products", Draft.Subject.PROFILE: "producer_profile"}
PER_PAGE = 30


def show(request, membership, template: str, *, status: int = 200, **context):
    """Renders `producers/portal/<template>.html`, which extends `producers/portal/frame.html`."""
    producer = membership.producer
    context |= {
        "membership": membership,
        "producer": producer,
        "menu": list(menu_of(producer, request.path, context.get("draft"))),
        "noindex": True,
    }
    return render(request, f"producers/portal/{template}.html", context, status=status)


def menu_of(producer, path: str, draft=None):
    """(label, address, whether `path` is it or lies below it, or `draft` belongs to it); the
    first page is only itself."""
    for label, name in MENU:
        address = reverse(name, args=[producer.pk])
        is_below = path.startswith(address) and name != MENU[0][1]
        is_of_draft = draft is not None and name == ABOVE[draft.subject]
        yield label, address, is_below or is_of_draft or path == address


def refuse(request, membership, words: str, *, status: int = 409):
    """A page that says only why something cannot be done."""
    return show(request, membership, "refused", status=status, words=words)


def pager(request, rows):
    """The page of `rows` that the address asks for (`?page=`)."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
