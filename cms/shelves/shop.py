"""What the blocks of a body show of the living shop, read once for all of them.

However many products, producers, pages or blocks there are, the number of queries depends only on
which kinds of block the body has (and on how many different rules its shelves follow).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.apps import apps
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language

from catalogue.models import Product, Specialty
from catalogue.producer_views import shown_producers
from cms.selections import selected
from design.templatetags.buying import most_at_one_outlet

from .pages import BlockPages
from .papers import open_papers

MOST_BY_RULE = 12
MOST_PRODUCERS = 3
MONTHS = range(1, 13)
SHORT_MONTH = {"vi": r"\Tn", "en": "M"}


class Shelf(NamedTuple):
    """`hangs`: from the pole, `leads`: the first is shown large; a page has either once.

    `is_sold_out`: all that stands on it.
    """

    products: list
    hangs: bool
    leads: bool
    is_sold_out: bool

    @property
    def rest(self) -> list:
        return self.products[1:]


class Month(NamedTuple):
    """Head of a column of the season calendar."""

    number: int
    name: str
    short: str
    is_now: bool


class Row(NamedTuple):
    """A line of the season calendar; `months`: (number, in season, is this month)."""

    specialty: Specialty
    url: str
    months: list[tuple[int, bool, bool]]
    is_now: bool


class Live:
    """`blocks`: (name, value) of the body's blocks. `outlets`: those that visitors may know of."""

    def __init__(self, blocks: Iterable[tuple[str, Any]], *, outlets=(), request=None, page=None):
        self.blocks = list(blocks)
        self.known_outlets = outlets
        self.request = request
        self.pages = BlockPages(
            self.values("page_cards"), self.values("map"), request=request, page=page
        )

    def values(self, name: str) -> list:
        return [value for kind, value in self.blocks if kind == name]

    # Products

    @cached_property
    def products(self) -> dict[int, Product]:
        """Those that any block wants and a visitor may see, ready for cards."""
        chosen = [one for shelf in self.values("product_shelf") for one in shelf["products"]]
        chosen += [spotlight["product"] for spotlight in self.values("product_spotlight")]
        keys = {product.pk for product in chosen if product}
        keys.update(key for found in self.found.values() for key in found)
        listed = Product.objects.listed().filter(pk__in=keys).for_cards()
        return {product.pk: product for product in listed} if keys else {}

    @cached_property
    def found(self) -> dict[tuple, list[int]]:
        """{(rule, key of a specialty): keys of products, best first}."""
        asked = {rule_of(shelf) for shelf in self.values("product_shelf")} - {("", None)}
        return {
            (rule, specialty): list(
                selected(rule, specialty=specialty).values_list("pk", flat=True)[:MOST_BY_RULE]
            )
            for rule, specialty in asked
        }

    def shelf(self, value) -> Shelf:
        keys = self.found.get(rule_of(value)) or [one.pk for one in value["products"] if one]
        kept = [self.products[key] for key in dict.fromkeys(keys) if key in self.products]
        products = kept[: value["at_most"] or MOST_BY_RULE]
        return Shelf(
            products,
            hangs=value is self.first_by("season"),
            leads=value is self.first_by("stars"),
            is_sold_out=not any(map(can_be_had, products)),
        )

    def first_by(self, rule: str):
        shelves = self.values("product_shelf")
        return next((shelf for shelf in shelves if shelf["rule"] == rule), None)

    def spotlight(self, value) -> Product | None:
        return self.products.get(value["product"].pk) if value["product"] else None

    # Outlets and producers

    def outlets(self, value) -> list:
        """Those chosen, else all but the closed."""
        chosen = [outlet.pk for outlet in value["outlets"] if outlet]
        if value["outlets"]:
            return [outlet for outlet in self.known_outlets if outlet.pk in chosen]
        return [outlet for outlet in self.known_outlets if outlet.state != "closed"]

    @cached_property
    def chosen_producers(self) -> dict:
        chosen = [one for block in self.values("producer_cards") for one in block["producers"]]
        keys = {producer.pk for producer in chosen if producer}
        found = shown_producers().filter(pk__in=keys) if keys else []
        return {producer.pk: producer for producer in found}

    @cached_property
    def busiest_producers(self) -> list:
        return list(shown_producers().order_by("-number", "pk")[:MOST_PRODUCERS])

    def producers(self, value) -> list:
        """Those chosen, in that order, else those with the most products."""
        if not value["producers"]:
            return self.busiest_producers
        keys = [producer.pk for producer in value["producers"] if producer]
        return [self.chosen_producers[key] for key in keys if key in self.chosen_producers]

    # Seasons

    @cached_property
    def seasonal(self) -> list[Specialty]:
        known = Specialty.objects.filter(season_starts__isnull=False, season_ends__isnull=False)
        return list(known.order_by("season_starts", "name"))

    @cached_property
    def specialty_pages(self) -> dict[int, str]:
        """{key of a specialty: address of its page}, in the active language."""
        return self.pages.addresses_by("cms.SpecialtyPage", "specialty_id")

    def calendar(self, value) -> list[Row]:
        chosen = [one for one in value["specialties"] if one]
        specialties = chosen if value["specialties"] else self.seasonal
        this_month = timezone.localdate().month
        rows = [self.calendar_row(one, this_month) for one in specialties]
        return [row for row in rows if row.is_now or not value["only_now"]]

    def calendar_row(self, specialty, this_month: int) -> Row:
        months = [(m, specialty.is_in_season(m), m == this_month) for m in MONTHS]
        url = self.specialty_pages.get(specialty.pk, "")
        return Row(specialty, url, months, specialty.is_in_season(this_month))

    # Papers

    @cached_property
    def open_documents(self) -> dict:
        """{key: document} of those that this visitor may fetch."""
        papers = [paper for block in self.values("documents") for paper in block["documents"]]
        return open_papers((paper["document"] for paper in papers), self.request)

    def papers(self, value) -> list[tuple]:
        """(document, what it is)."""
        papers = [paper for paper in value["documents"] if paper["document"]]
        known = self.open_documents
        return [
            (known[paper["document"].pk], paper["note"])
            for paper in papers
            if paper["document"].pk in known
        ]


def rule_of(shelf) -> tuple:
    return shelf["rule"] or "", shelf["specialty"].pk if shelf["specialty"] else None


def can_be_had(product) -> bool:
    """Some outlet has it, or it is only shown anyway."""
    return product.is_display_only or most_at_one_outlet(product) > 0


def months() -> list[Month]:
    """In the active language."""
    this_month, short = timezone.localdate().month, SHORT_MONTH[get_language() or "vi"]
    firsts = [date(2001, number, 1) for number in MONTHS]
    return [
        Month(day.month, date_format(day, "F"), date_format(day, short), day.month == this_month)
        for day in firsts
    ]


def live_of(name: str, value, context: dict | None) -> Live:
    """The body's, which `BodyBlock` put into the context; of a block drawn alone, its own."""
    context = context or {}
    return context.get("live") or live_for([(name, value)], context)


def live_for(blocks, context: dict) -> Live:
    request = context.get("request")
    outlets = context.get("outlets")
    if outlets is None:
        outlets = list(apps.get_model("partner", "Partner").objects.for_pages())
    return Live(blocks, outlets=outlets, request=request, page=context.get("page"))
