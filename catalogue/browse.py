"""One view of the catalogue: what an address asks for, and everything the page shows of it.

The address holds the whole state: `?q=…&stars=5&stars=4&outlet=vi-thanh&sort=price&page=2`.
What is unknown or malformed in it is left out, never an error.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue import facets, search
from catalogue.models import Category, Place, Product, Specialty
from catalogue.pager import Pager
from catalogue.ranking import ranked
from design.templatetags.localized import label_of

PER_PAGE = 24
SORTS = {
    "": gettext_lazy("Recommended"),
    "price": gettext_lazy("Price, lowest first"),
    "price-high": gettext_lazy("Price, highest first"),
    "stars": gettext_lazy("Most stars"),
    "new": gettext_lazy("Newest"),
}


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

    `path` is the address without its query. `outlets`: those whose goods can be asked for.
    """

    def __init__(self, *, params, path: str, category: Category | None = None, outlets=()):
        self.path = path
        self.category = category
        self.outlets = outlets
        self.query = " ".join(params.get("q", "")[: search.LONGEST].replace("\x00", "").split())
        self.sort = params.get("sort", "") if params.get("sort", "") in SORTS else ""
        self.asked_page = params.get("page", "1")
        self.selection = self._selection(params)

    def _selection(self, params) -> dict[str, list[str]]:
        chosen = {}
        for facet in facets.FACETS:
            known = self.labels[facet.name]
            values = [
                value for value in dict.fromkeys(params.getlist(facet.name)) if value in known
            ]
            if values:
                chosen[facet.name] = values
        return chosen

    # What may be chosen

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """{facet: {value: label}} in the reader's language: two queries."""
        places = list(Place.objects.select_related("province").order_by("name"))
        provinces = sorted({place.province for place in places}, key=lambda one: not one.is_home)
        return {
            **facets.FIXED_LABELS,
            "outlet": {
                outlet.code: outlet.short_name for outlet in self.outlets if outlet.is_trading
            },
            "specialty": {
                record.slug_vi: label_of(record, "name") for record in Specialty.objects.all()
            },
            "place": {record.slug_vi: label_of(record, "name") for record in places},
            "province": {record.slug_vi: label_of(record, "name") for record in provinces},
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
    def pager(self) -> Pager:
        products = facets.narrowed(self.products, self.selection)
        if self.query:
            products = ranked(search.title_first(products, self.query), self.sort, ("named",))
        else:
            products = ranked(products, self.sort)
        return Pager(
            products.for_cards(),
            per_page=PER_PAGE,
            asked=self.asked_page,
            address=self.url,
            total=self.total,
        )

    @property
    def page(self):
        return self.pager.page

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

    # Shelves

    @cached_property
    def _shelves(self) -> list[Category]:
        return list(Category.objects.browsable().filter(depth__lte=2).order_by("path"))

    def shelves_above(self, shelf: Category) -> list[Category]:
        """From the top down; asks nothing that the tree has not asked."""
        return [
            other
            for other in self._shelves
            if shelf.path.startswith(other.path) and other.depth < shelf.depth
        ]

    @cached_property
    def categories(self) -> list[Choice]:
        """The tree of shelves, two levels, with how many of this view's products lie on each."""
        children = {}
        for shelf in self._shelves:
            if shelf.depth == 2:
                child = self._shelf(shelf, "shelf")
                children.setdefault(shelf.path[: Category.steplen], []).append(child)
        tree = [
            self._shelf(shelf, "root", children.get(shelf.path, ()))
            for shelf in self._shelves
            if shelf.depth == 1
        ]
        return [shelf for shelf in tree if shelf.count or shelf.selected]

    def _shelf(self, shelf, counted_as: str, below=()) -> Choice:
        return Choice(
            label_of(shelf, "name"),
            self.url(path=shelf.get_absolute_url()),
            selected=bool(self.category and self.category.pk == shelf.pk),
            count=self.counts.get((counted_as, shelf.path), 0),
            children=tuple(child for child in below if child.count or child.selected),
        )
