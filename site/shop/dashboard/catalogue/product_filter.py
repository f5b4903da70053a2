"""Finding products among all, shown or not."""

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.listing_rules import RULES, failures
from catalogue.models import Product
from catalogue.text import fold
from shop.dashboard.catalogue.checklist import NAMES
from shop.dashboard.filters import Filter

SHOWN = [("", _("Shown or not")), ("yes", _("Shown to visitors")), ("no", _("Not shown"))]
STARS = [
    ("", _("Any stars")),
    *((str(n), f"{n} ★") for n in (5, 4, 3)),
    ("none", _("No valid stars")),
]
STOCK = [("", _("Any stock")), ("in", _("Some in stock")), ("out", _("Out of stock everywhere"))]
MISSING = [("", _("Anything may be missing")), *((rule.name, NAMES[rule.name]) for rule in RULES)]


class ProductFilter(Filter):
    q = forms.CharField(label=_("Name, code or GTIN"), required=False, max_length=200)
    shown = forms.ChoiceField(label=_("Shown"), choices=SHOWN, required=False)
    missing = forms.ChoiceField(label=_("What is missing"), choices=MISSING, required=False)
    stars = forms.ChoiceField(label=_("OCOP stars"), choices=STARS, required=False)
    stock = forms.ChoiceField(label=_("Stock"), choices=STOCK, required=False)

    def narrow(self, products):
        """The queryset, as far as each answered field narrows it."""
        for name in ("q", "shown", "stars", "stock", "missing"):
            if answer := self.cleaned_data.get(name):
                products = getattr(self, f"by_{name}")(products, answer)
        return products

    def by_q(self, products, text):
        for word in fold(text).split():
            products = products.filter(search_text__contains=word)
        return products

    def by_shown(self, products, answer):
        listed = Product.objects.listed().values("pk")
        return (
            products.filter(pk__in=listed) if answer == "yes" else products.exclude(pk__in=listed)
        )

    def by_stars(self, products, answer):
        valid = Product.objects.with_valid_stars()
        if answer == "none":
            return products.exclude(pk__in=valid.values("pk"))
        return products.filter(pk__in=valid.filter(ocop_stars=int(answer)).values("pk"))

    def by_stock(self, products, answer):
        free = Q(stockrecords__num_in_stock__gt=F("stockrecords__num_allocated"))
        stocked = Product.objects.filter(free).values("pk")
        return (
            products.filter(pk__in=stocked) if answer == "in" else products.exclude(pk__in=stocked)
        )

    def by_missing(self, products, rule):
        """Rules are asked of what is not listed only: what is listed passes them all."""
        waiting = Product.objects.exclude(pk__in=Product.objects.listed().values("pk"))
        found = [
            product.pk
            for product in waiting.for_rules()
            if any(finding.rule == rule for finding in failures(product))
        ]
        return products.filter(pk__in=found)
