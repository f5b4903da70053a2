"""The product's own form, in the order in which a product is described."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from catalogue.models import Category, Product
from catalogue.trace import validate_code
from shop.dashboard.bilingual import StaffForm, both

ProductClass = get_model("catalogue", "ProductClass")

TEXTS = ("title", "summary", "description", "ingredients", "usage")
ADVICE = ("storage_advice", "carry_home_advice")
FOUND_BY = ("meta_title", "meta_description")


class ProductForm(StaffForm):
    sections = (
        (gettext_lazy("Texts"), TEXTS),
        (gettext_lazy("Where it comes from"), (("producer", "place"), ("specialty", "brand"))),
        (
            gettext_lazy("Where it stands in the shop"),
            (("code", "group"), "categories", "priority"),
        ),
        (gettext_lazy("Packing"), ("unit", ("net_quantity", "net_unit"), "shipping_grams")),
        (gettext_lazy("Bar code and tracing"), (("upc", "no_gtin_reason"), "trace_code")),
        (
            gettext_lazy("Storage and carrying home"),
            (("storage", "shelf_life_days"), ("is_liquid", "strong_smell"), *ADVICE),
        ),
        (
            gettext_lazy("Distinctions and restrictions"),
            (
                ("is_startup", "has_export_potential"),
                ("rural_industrial_award", "restriction"),
            ),
        ),
        (gettext_lazy("For search engines (optional)"), FOUND_BY),
        (gettext_lazy("Shown to visitors"), ("is_public", "translations_hold")),
    )
    required_texts = ("title",)

    categories = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Shelves"),
        queryset=Category.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    translations_hold = forms.BooleanField(
        label=gettext_lazy("I have read the English again: it still says the same"),
        required=False,
    )

    class Meta:
        model = Product
        fields = [
            *both(*TEXTS, *ADVICE, *FOUND_BY, "unit"),
            *("producer", "place", "specialty", "brand"),
            *("code", "group", "categories", "priority"),
            *("net_quantity", "net_unit", "shipping_grams"),
            *("upc", "no_gtin_reason", "trace_code"),
            *("storage", "shelf_life_days", "is_liquid", "strong_smell"),
            *("is_startup", "has_export_potential", "rural_industrial_award", "restriction"),
            "is_public",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shelves = self.fields["categories"]
        shelves.queryset = Category.objects.order_by("path")
        shelves.label_from_instance = indented
        self.fields["code"].required = True
        for name in ("code", "trace_code"):
            self.fields[name].validators.append(validate_code)
        self.fields["priority"].required = False
        self.fields["is_public"].label = _("Show it as soon as nothing is missing")
        self.fields["is_public"].help_text = _("While anything is missing, visitors do not see it.")
        self.fields["priority"].help_text = _("The higher, the earlier in the list; usually 0.")
        self.fields["trace_code"].help_text = _("Left empty, the product code serves.")
        if not self.instance.stale_translations:
            del self.fields["translations_hold"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("upc") and cleaned.get("no_gtin_reason"):
            self.add_error(
                "no_gtin_reason",
                _("It has a GTIN, so there is no reason why not: leave this empty."),
            )
        if bool(cleaned.get("net_quantity")) != bool(cleaned.get("net_unit")):
            self.add_error("net_unit", _("Give the net quantity and its unit, or neither."))
        return cleaned

    def clean_priority(self):
        return self.cleaned_data["priority"] or 0

    def _post_clean(self):
        if self.instance.product_class_id is None:
            self.instance.product_class = goods()
        super()._post_clean()

    def save(self, commit=True):
        if self.cleaned_data.get("translations_hold"):
            self.instance.confirm_translations()
        return super().save(commit)


def goods():
    """The one kind of product here, as far as Oscar is concerned: what differs are our fields."""
    return ProductClass.objects.order_by("pk").first() or ProductClass.objects.create(
        name="Hàng hóa", requires_shipping=True, track_stock=True
    )


def indented(category) -> str:
    """A shelf's name, set in by how deep it stands."""
    return "— " * (category.depth - 1) + category.name
