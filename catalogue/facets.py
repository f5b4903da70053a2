"""The filters of the catalogue: what they are, what they select, and how many each would show.

Values are the same in both languages, so a filtered address can be switched from one to the other.
All counts, the total included, come from one query, whatever the number of products.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Count, F, Q, TextField, Value
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue import carry_home
from catalogue.models import Category, Producer, Product

TREE_STEP = Category.steplen
#: Filter value → (label, least đồng, less than đồng).
PRICES = {
    "0-50": (_("Under ₫50,000"), 0, 50_000),
    "50-100": (_("₫50,000 to ₫100,000"), 50_000, 100_000),
    "100-200": (_("₫100,000 to ₫200,000"), 100_000, 200_000),
    "200-": (_("₫200,000 and more"), 200_000, None),
}
ALSO = {
    "startup": (_("Start-up product"), Q(is_startup=True)),
    "rural": (_("Rural-industrial award"), ~Q(rural_industrial_award="")),
    "export": (_("Export potential"), Q(has_export_potential=True)),
}


def price_range(value: str) -> Q:
    _label, least, less_than = PRICES[value]
    condition = Q(price_from__gte=least)
    return condition & Q(price_from__lt=less_than) if less_than else condition


def in_stock(value: str) -> Q:
    """Which products that outlet (by code) has now."""
    records = apps.get_model("partner", "StockRecord").objects.filter(
        partner__code=value, partner__state="open", num_in_stock__gt=F("num_allocated")
    )
    return Q(pk__in=records.values("product"))


def has_stars(value: str) -> Q:
    return Q(ocop_stars=int(value), ocop_valid_until__gte=timezone.localdate())


@dataclass(frozen=True)
class Facet:
    """A filter: its name in the address, its label, and what a value selects.

    `column` counts by grouping; `values` counts each value by its condition.
    """

    name: str
    label: str
    where: Callable[[str], Q]
    column: str = ""
    only: Callable[[], Q] = Q
    values: tuple[str, ...] = ()

    def condition(self, values) -> Q:
        """Any of the values."""
        return reduce(or_, (self.where(value) for value in values))

    def counts(self, products) -> list:
        """Querysets of (facet, value, number) rows."""
        if self.column:
            return [rows(self.name, products.filter(self.only()), self.column)]
        return [one(self.name, value, products.filter(self.where(value))) for value in self.values]


def rows(name: str, products, column: str):
    """(name, value of column, number) for each value."""
    return (
        products.order_by()
        .annotate(facet=Value(name), value=Cast(column, TextField()))
        .values("facet", "value")
        .annotate(number=Count("pk", distinct=True))
        .values_list("facet", "value", "number")
    )


def one(name: str, value: str, products):
    """One row (name, value, number); none where nothing matches."""
    return (
        products.order_by()
        .annotate(facet=Value(name), value=Value(value, output_field=TextField()))
        .values("facet", "value")
        .annotate(number=Count("pk", distinct=True))
        .values_list("facet", "value", "number")
    )


def field_is(field: str) -> Callable[[str], Q]:
    return lambda value: Q(**{field: value})


FACETS = (
    Facet(
        "outlet",
        _("Collect today at"),
        in_stock,
        column="stockrecords__partner__code",
        only=lambda: Q(
            stockrecords__partner__state="open",
            stockrecords__num_in_stock__gt=F("stockrecords__num_allocated"),
        ),
    ),
    Facet(
        "stars",
        _("OCOP stars"),
        has_stars,
        column="ocop_stars",
        only=lambda: Q(ocop_valid_until__gte=timezone.localdate(), ocop_stars__isnull=False),
    ),
    Facet("group", _("OCOP group"), field_is("group"), column="group"),
    Facet("specialty", _("Specialty"), field_is("specialty__slug_vi"), column="specialty__slug_vi"),
    Facet(
        "carry",
        _("Carrying it home"),
        lambda value: carry_home.WAYS[value][1],
        values=tuple(carry_home.WAYS),
    ),
    Facet("storage", _("Storage"), field_is("storage"), column="storage"),
    Facet("price", _("Price"), price_range, values=tuple(PRICES)),
    Facet(
        "province",
        _("From"),
        field_is("place__province__slug_vi"),
        column="place__province__slug_vi",
    ),
    Facet("place", _("Place"), field_is("place__slug_vi"), column="place__slug_vi"),
    Facet("maker", _("Made by"), field_is("producer__kind"), column="producer__kind"),
    Facet("also", _("Distinctions"), lambda value: ALSO[value][1], values=tuple(ALSO)),
)
FIXED_LABELS = {
    "group": dict(Product.Group.choices),
    "storage": dict(Product.Storage.choices),
    "maker": dict(Producer.Kind.choices),
    "price": {value: label for value, (label, *_rest) in PRICES.items()},
    "carry": {value: label for value, (label, _where) in carry_home.WAYS.items()},
    "also": {value: label for value, (label, _where) in ALSO.items()},
    "stars": {str(stars): str(stars) for stars in (5, 4, 3)},
}


def narrowed(products, selection: dict, *, but: str = ""):
    """Products that answer every selected filter, one left out by name if asked."""
    for facet in FACETS:
        if facet.name != but and selection.get(facet.name):
            products = products.filter(facet.condition(selection[facet.name]))
    return products


def count_all(products, selection: dict) -> dict[tuple[str, str], int]:
    """{(facet, value): number} with each facet counted as if nothing were chosen in it.

    ("total", "") is the number that the whole selection shows; ("shelf", path) and
    ("root", path) are numbers on each shelf and each top shelf of the category tree.
    """
    chosen = narrowed(products, selection)
    queries = [one("total", "", chosen)]
    queries += [rows_of_shelves("root", chosen, 1), rows_of_shelves("shelf", chosen, 2)]
    for facet in FACETS:
        queries += facet.counts(narrowed(products, selection, but=facet.name))
    first, *rest = queries
    return {
        (name, value): number
        for name, value, number in first.union(*rest, all=True)
        if value is not None
    }


def rows_of_shelves(name: str, products, depth: int):
    """Like `rows`, by the shelf at that depth: its path begins any path below it."""
    return (
        products.filter(categories__isnull=False)
        .order_by()
        .annotate(facet=Value(name), value=Substr("categories__path", 1, depth * TREE_STEP))
        .values("facet", "value")
        .annotate(number=Count("pk", distinct=True))
        .values_list("facet", "value", "number")
    )
