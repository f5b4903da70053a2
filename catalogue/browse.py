"""One view of the catalogue: what an address asks for, and everything the page shows of it.

The address holds the whole state: `?q=…&stars=5&stars=4&outlet=vi-thanh&sort=price&page=2`.
What is unknown or malformed in it is left out, never an error.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue import facets, search
from catalogue.models import Category, Place, Product, Specialty
from catalogue.ranking import ranked

PER_PAGE = 24
SORTS = {
    "": gettext_lazy("Recommended"),
    "price": gettext_lazy("Price, lowest first"),
    "price-high": gettext_lazy("Price, highest first"),
    "stars": gettext_lazy("Most stars"),
    "new": gettext_lazy("Newest"),
}


class KnownTotal(Paginator):
    """A paginator that was told the number of its objects."""

    def __init__(self, objects, per_page, total):
        super().__init__(objects, per_page)
        self.count = total


@dataclass(frozen=True)
class Option:
    """A value of a facet as a visitor sees it."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True)
class ShownFacet:
    """A facet with those of its options that would show something, or are chosen."""

    name: str
    label: str
    options: list[Option]

    @property
    def is_stars(self) -> bool:
        return self.name == "stars"


@dataclass(frozen=True)
class Choice:
    """A link with a label: a chip that removes a filter, a sort, a page, a shelf."""

    label: str
    url: str
    selected: bool = False
    value: str = ""
    count: int = 0
    children: tuple = ()

    @property
    def name(self) -> str:
        return self.label

    @property
    def is_current(self) -> bool:
        return self.selected


class Listing:
    """The products that `params` (a QueryDict) select on one shelf (a category) or on all.

    `path` is the address without its query.
    """

    def __init__(self, *, params, path: str, category: Category | None = None):
        self.path = path
        self.category = category
        self.query = " ".join(params.get("q", "")[: search.LONGEST].replace("\x00", "").split())
        self.sort = params.get("sort", "") if params.get("sort", "") in SORTS else ""
        self.asked_page = params.get("page", "1")
        self.selection = self._selection(params)

    def _selection(self, params) -> dict[str, list[str]]:
        chosen = {}
        for facet in facets.FACETS:
            known = self.labels[facet.name]
            values = [value for value in dict.fromkeys(params.getlist(facet.name)) if value in known]
            if values:
                chosen[facet.name] = values
        return chosen

    # What may be chosen

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """{facet: {value: label}} in the reader's language: three queries."""
        outlets = apps.get_model("partner", "Partner").objects.trading()
        places = list(Place.objects.select_related("province").order_by("name"))
        provinces = sorted({place.province for place in places}, key=lambda one: not one.is_home)
        return {
            **facets.FIXED_LABELS,
            "outlet": {outlet.code: outlet.short_name for outlet in outlets},
            "specialty": {record.slug_vi: record.name for record in Specialty.objects.all()},
            "place": {record.slug_vi: record.name for record in places},
            "province": {record.slug_vi: record.name for record in provinces},
        }

    # What is shown

    @cached_property
    def products(self):
        """Everything on this shelf that answers the query, before facets."""
        products = Product.objects.listed()
        if self.category:
            products = products.filter(
                pk__in=Product.categories.through.objects.filter(
                    category__path__startswith=self.category.path
                ).values("product")
            )
        if self.query:
            found, self.is_exact = search.find(products, self.query)
            products = found.order_by()
        return products

    @cached_property
    def counts(self) -> dict:
        return facets.count_all(self.products, self.selection)

    @property
    def total(self) -> int:
        return self.counts.get(("total", ""), 0)

    @cached_property
    def page(self):
        products = facets.narrowed(self.products, self.selection)
        if self.query:
            products = ranked(search.title_first(products, self.query), self.sort, ("named",))
        else:
            products = ranked(products, self.sort)
        pages = KnownTotal(products.for_cards(), PER_PAGE, self.total)
        return pages.page(min(max(self._page_number(), 1), pages.num_pages))

    def _page_number(self) -> int:
        text = self.asked_page
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1

    # Addresses

    def url(self, *, path: str = "", page: int | None = None, **changes) -> str:
        """This view's address with some facets changed (`stars=["5"]`) or another sort, page."""
        state = {"q": self.query, **self.selection, "sort": self.sort, **changes}
        state["page"] = page if page and page > 1 else ""
        pairs = {name: value for name, value in state.items() if value}
        query = urlencode(pairs, doseq=True)
        path = path or self.path
        return f"{path}?{query}" if query else path

    def _toggled(self, name: str, value: str) -> str:
        chosen = self.selection.get(name, [])
        others = [other for other in chosen if other != value]
        return self.url(**{name: others if value in chosen else [*chosen, value]})

    # Facets, chips, sorts

    @cached_property
    def facets(self) -> list[ShownFacet]:
        shown = [self._shown(facet) for facet in facets.FACETS]
        return [facet for facet in shown if facet.options]

    def _shown(self, facet) -> ShownFacet:
        chosen = self.selection.get(facet.name, [])
        options = [
            Option(value, label, count, value in chosen, self._toggled(facet.name, value))
            for value, label in self.labels[facet.name].items()
            if (count := self.counts.get((facet.name, value), 0)) or value in chosen
        ]
        return ShownFacet(facet.name, facet.label, options)

    @cached_property
    def chips(self) -> list[Choice]:
        chips = [Choice(f"“{self.query}”", self.url(q=""))] if self.query else []
        for name, values in self.selection.items():
            for value in values:
                label = self.labels[name][value]
                if name == "stars":
                    label = _("%(stars)s stars") % {"stars": value}
                chips.append(Choice(label, self._toggled(name, value)))
        return chips

    @property
    def clear_url(self) -> str:
        return self.path

    @property
    def is_filtered(self) -> bool:
        return bool(self.selection or self.query or self.sort)

    @property
    def sorts(self) -> list[Choice]:
        return [
            Choice(label, self.url(sort=value), value == self.sort, value)
            for value, label in SORTS.items()
        ]

    # Pages

    @cached_property
    def page_links(self) -> list[tuple]:
        """(number or None for a gap, address, is_current) for the pager; empty for one page."""
        pages = self.page.paginator
        if pages.num_pages < 2:
            return []
        shown = pages.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            (None, "", False)
            if number == pages.ELLIPSIS
            else (number, self.url(page=number), number == self.page.number)
            for number in shown
        ]

    @property
    def previous_url(self) -> str:
        page = self.page
        return self.url(page=page.number - 1) if page.has_previous() else ""

    @property
    def next_url(self) -> str:
        page = self.page
        return self.url(page=page.number + 1) if page.has_next() else ""

    # Shelves

    @cached_property
    def categories(self) -> list[Choice]:
        """The tree of shelves, two levels, with how many of this view's products lie on each."""
        tree, children = [], {}
        shelves = list(Category.objects.browsable().filter(depth__lte=2).order_by("path"))
        for shelf in shelves:
            if shelf.depth == 2:
                children.setdefault(shelf.path[: Category.steplen], []).append(shelf)
        for shelf in shelves:
            if shelf.depth == 1:
                below = tuple(self._shelf(child, "shelf") for child in children.get(shelf.path, ()))
                tree.append(self._shelf(shelf, "root", below))
        return [shelf for shelf in tree if shelf.count or shelf.selected]

    def _shelf(self, shelf, counted_as: str, below=()) -> Choice:
        return Choice(
            shelf.name,
            self.url(path=shelf.get_absolute_url()),
            selected=bool(self.category and self.category.pk == shelf.pk),
            count=self.counts.get((counted_as, shelf.path), 0),
            children=tuple(child for child in below if child.count or child.selected),
        )
