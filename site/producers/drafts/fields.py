"""What a producer may write about a product and about itself; nothing else is ever taken over.

A draft keeps texts as they were typed. A form here reads them: its errors say what is wrong with
a value, never what is missing (`drafts.checklist` does).
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.models import fields_for_model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import Category, Producer, Product
from catalogue.text import nfc
from producers.models import Draft

#: Dearer than anything on these shelves: a figure beyond it has a slipped zero.
MOST_PRICE = 1_000_000_000
LONGEST_TEXT = 5000
ENGLISH = gettext_lazy("In English (may be left empty)")
#: What is typed between and behind the figures of a price.
PRICE_MARKS = re.compile(r"[.,\s₫đ]|vnd$", re.IGNORECASE)


def clean_text(text: str) -> str:
    """As it is kept: composed, one kind of line end, no blanks around."""
    return nfc(str(text)).replace("\r\n", "\n").replace("\x00", "").strip()


class PriceField(forms.IntegerField):
    """Whole đồng, as people write them: 185000, 185.000, 185 000 đ."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def __init__(self, **options):
        super().__init__(min_value=1, max_value=MOST_PRICE, **options)

    def to_python(self, value):
        return super().to_python(PRICE_MARKS.sub("", str(value or "")))


def shelf_name(category) -> str:
    """A shelf's name, set in by how deep it stands."""
    return "— " * (category.depth - 1) + category.name


class DraftForm(forms.Form):
    """Reads the texts of one draft. `model` is what they are about; `sections` how they stand."""

    model = None
    sections: tuple = ()
    hints: dict = {}
    #: What the listing rules ask of everybody; the rest is marked as optional.
    needed: frozenset = frozenset()

    def __init__(self, texts: dict, *, subject=None):
        """`subject`: the live record, or None."""
        super().__init__(texts, use_required_attribute=False)
        self.subject = subject
        wanted = self.on_model() - set(self.fields)
        made = fields_for_model(self.model, [name for name in self.names() if name in wanted])
        self.fields = {name: self.fields.get(name) or made[name] for name in self.names()}
        for name, field in self.fields.items():
            self.dress(name, field)

    @classmethod
    def names(cls) -> list[str]:
        """Every field, in the order of the page."""
        return [name for _heading, names in cls.sections for name in names]

    @classmethod
    def on_model(cls) -> set[str]:
        return {field.name for field in cls.model._meta.get_fields() if field.concrete}

    def dress(self, name, field):
        field.required = False
        field.is_needed = name in self.needed
        field.help_text = self.hints.get(name, "")
        if isinstance(field.widget, forms.Textarea):
            field.max_length = LONGEST_TEXT
            field.widget.attrs |= {"rows": 4, "maxlength": LONGEST_TEXT}
            field.validators.append(MaxLengthValidator(LONGEST_TEXT))
        plain, _line, language = name.rpartition("_")
        if language in ("vi", "en"):
            field.widget.attrs["lang"] = language
            label = self.model._meta.get_field(plain).verbose_name
            english = _("%(text)s, in English") % {"text": label}
            field.label = english if language == "en" else capfirst(label)

    def clean(self):
        """What the model says of each value: fields made for a form do not know it."""
        cleaned = super().clean()
        for name in self.on_model() & set(cleaned):
            value = cleaned[name]
            try:
                if value not in (None, "") and not hasattr(value, "pk"):
                    self.model._meta.get_field(name).run_validators(value)
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def laid_out(self):
        """[(heading, [bound field, …]), …] for the template."""
        return [(heading, [self[name] for name in names]) for heading, names in self.sections]

    def typed(self, data) -> dict[str, str]:
        """{field: text} out of what a browser sent; fields that were not sent are left out."""
        found = {}
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.CheckboxInput):
                found[name] = "1" if data.get(name) in ("1", "on", "true") else ""
            elif name in data:
                found[name] = clean_text(data[name])
        return found


class ProductFields(DraftForm):
    model = Product
    needed = frozenset(
        (
            *("title_vi", "summary_vi", "group", "category", "brand", "place", "unit_vi"),
            *("price_wish", "upc", "storage"),
        )
    )
    sections = (
        (
            gettext_lazy("What it is"),
            ("title_vi", "summary_vi", "description_vi", "group", "category", "specialty"),
        ),
        (gettext_lazy("Where it comes from"), ("brand", "place", "ingredients_vi")),
        (
            gettext_lazy("Packing and price"),
            ("unit_vi", "net_quantity", "net_unit", "price_wish"),
        ),
        (gettext_lazy("Bar code"), ("upc", "no_gtin_reason")),
        (
            gettext_lazy("Storage and use"),
            (
                *("storage", "shelf_life_days", "storage_advice_vi", "usage_vi"),
                *("carry_home_advice_vi", "is_liquid", "strong_smell"),
            ),
        ),
        (
            gettext_lazy("What is special"),
            ("is_startup", "has_export_potential", "restriction"),
        ),
        (
            ENGLISH,
            (
                *("title_en", "summary_en", "description_en", "unit_en", "ingredients_en"),
                *("usage_en", "storage_advice_en", "carry_home_advice_en"),
            ),
        ),
    )
    hints = {
        "title_vi": gettext_lazy("As on the label, for example: Chả cá thát lát Hậu Giang."),
        "summary_vi": gettext_lazy("One sentence that makes a visitor want to try it."),
        "description_vi": gettext_lazy("How it is made, how it tastes, what is special about it."),
        "brand": gettext_lazy("The name on the label."),
        "unit_vi": gettext_lazy("What a buyer gets for the price, for example: hộp 500 g."),
        "net_quantity": gettext_lazy("A number only, for example 500."),
        "price_wish": gettext_lazy("For one unit, VAT included. The outlet sets the price."),
        "upc": gettext_lazy("The figures under the bar code: 8, 12, 13 or 14 of them."),
        "no_gtin_reason": gettext_lazy("Only if the goods carry no bar code."),
        "shelf_life_days": gettext_lazy("In days from packing, for example 90."),
        "restriction": gettext_lazy("Leave it empty for ordinary goods."),
    }
    category = forms.ModelChoiceField(label=gettext_lazy("Shelf"), queryset=Category.objects.none())
    group = forms.ChoiceField(
        label=gettext_lazy("OCOP group"), choices=[("", "—"), *Product.Group.choices]
    )
    price_wish = PriceField(label=gettext_lazy("Price you wish for, in đồng"))
    restriction = forms.ChoiceField(
        label=gettext_lazy("Restriction"),
        choices=[
            ("", "—"),
            *(
                (value, label)
                for value, label in Product.Restriction.choices
                if value != Product.Restriction.BANNED
            ),
        ],
    )

    def __init__(self, texts, *, subject=None):
        super().__init__(texts, subject=subject)
        shelves = self.fields["category"]
        shelves.queryset = Category.objects.order_by("path")
        shelves.label_from_instance = shelf_name
        self.fields["upc"].widget.attrs["inputmode"] = "numeric"

    def clean_upc(self):
        upc = self.cleaned_data["upc"]
        if not upc:
            return None
        others = Product.objects.filter(upc=upc).exclude(pk=self.subject and self.subject.pk)
        if others.exists():
            raise ValidationError(_("Another product has this GTIN already."), code="unique")
        return upc

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


class ProfileFields(DraftForm):
    model = Producer
    needed = frozenset(("name_vi", "kind", "summary_vi", "story_vi", "place", "phone", "address"))
    sections = (
        (gettext_lazy("Who you are"), ("name_vi", "kind", "summary_vi", "story_vi", "place")),
        (
            gettext_lazy("How you can be reached. Visitors see only what you tick"),
            (
                *("contact_name", "show_contact_name", "phone", "show_phone"),
                *("email", "show_email", "address", "show_address", "website"),
            ),
        ),
        (ENGLISH, ("name_en", "summary_en", "story_en")),
    )
    hints = {
        "summary_vi": gettext_lazy("One sentence about you and what you make."),
        "story_vi": gettext_lazy("Who began it, who works there, what you are proud of."),
    }
    website = forms.URLField(label=gettext_lazy("Website"), assume_scheme="https")


FORMS = {Draft.Subject.PRODUCT: ProductFields, Draft.Subject.PROFILE: ProfileFields}


def form_for(draft: Draft) -> DraftForm:
    """The draft's texts, read; call `is_valid()` or read its `errors`."""
    live = draft.product if draft.subject == Draft.Subject.PRODUCT else draft.producer
    return FORMS[draft.subject](draft.texts, subject=live)


def live_texts(draft: Draft) -> dict[str, str]:
    """How the live record reads now, as a draft would have it; {} where there is none."""
    if draft.subject == Draft.Subject.PROFILE:
        return texts_of(draft.producer, ProfileFields)
    if draft.product is None:
        return {}
    shelf = draft.product.categories.order_by("path").first()
    return texts_of(draft.product, ProductFields) | {"category": str(shelf.pk) if shelf else ""}


def texts_of(record, form: type[DraftForm]) -> dict[str, str]:
    names = [name for name in form.names() if name in form.on_model()]
    fields = {name: record._meta.get_field(name) for name in names}
    return {
        name: as_text(getattr(record, field.attname))
        for name, field in fields.items()
        if not field.many_to_many
    }


def as_text(value) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None else clean_text(value)
