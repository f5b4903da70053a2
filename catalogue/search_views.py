"""Search over products, producers and outlets, and suggestions as one types."""

from django.apps import apps
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue import search
from catalogue.models import Product
from catalogue.producer_views import shown_producers
from catalogue.ranking import ranked
from catalogue.search_kinds import KINDS
from catalogue.views import trail
from design.frame import frame
from design.templatetags.localized import label_of

SHOWN = 12
SUGGESTED = 8


def asked(request) -> str:
    """The query, spaces single, cut to what search reads."""
    return " ".join(request.GET.get("q", "")[: search.LONGEST].replace("\x00", "").split())


def outlets():
    return apps.get_model("partner", "Partner").objects.public()


def found_products(query: str):
    """(products in order, is_exact) for a query."""
    found, is_exact = search.find(Product.objects.listed(), query)
    return ranked(search.title_first(found, query), first=("named",)), is_exact


@require_safe
def results(request):
    """Everything that matches; where nothing does, what is most alike or in season."""
    query = asked(request)
    products, is_exact = found_products(query)
    number = products.count() if query else 0
    context = {
        "query": query,
        "is_exact": is_exact,
        "products": products.for_cards()[:SHOWN] if number else [],
        "product_total": number,
        "all_url": f"{reverse('catalogue')}?{urlencode({'q': query})}",
        "producers": search.find(shown_producers(), query)[0][:SHOWN] if query else [],
        "others": [(kind, list(kind.find(query)[:SHOWN])) for kind in KINDS] if query else [],
        "found_outlets": search.find(outlets(), query)[0] if query else [],
        "ideas": [] if number else ranked(Product.objects.listed()).for_cards()[:4],
        **trail((_("Search"), None)),
        **frame(request),
        "noindex": True,
    }
    return render(request, "catalogue/search.html", context)


@require_safe
def suggest(request):
    """A few names that begin like the query, as a fragment of HTML."""
    query = asked(request)
    suggestions = suggestions_for(query) if len(query) > 1 else []
    response = render(request, "catalogue/suggestions.html", {"suggestions": suggestions})
    response["Cache-Control"] = "public, max-age=60"
    return response


def suggestions_for(query: str) -> list[dict]:
    """At most eight {label, kind, url}: products first, then producers and outlets."""
    products, _is_exact = found_products(query)
    named = [
        (_("Product"), "title", products.only("pk", "title_vi", "title_en", "slug_vi", "slug_en")),
        (_("Producer"), "name", search.find(shown_producers(), query)[0]),
        (_("Outlet"), "name", search.find(outlets(), query)[0]),
    ]
    suggestions = []
    for kind, name, records in named:
        room = SUGGESTED - len(suggestions)
        suggestions += [
            {"label": label_of(record, name), "kind": kind, "url": record.get_absolute_url()}
            for record in records[: min(room, 6)]
        ]
    for kind in KINDS:
        room = SUGGESTED - len(suggestions)
        suggestions += [
            {"label": record.title, "kind": kind.label, "url": record.url}
            for record in kind.find(query)[: min(room, 3)]
        ]
    return suggestions
