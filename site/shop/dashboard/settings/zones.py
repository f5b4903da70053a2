"""Where goods are sent, and what a parcel costs there by its weight."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.forms import inlineformset_factory
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import nfc
from design.templatetags.money import vnd
from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.screens import (
    CreateScreen,
    DeleteScreen,
    EditScreen,
    ListScreen,
    RecordScreen,
    RowsScreen,
)
from shop.shipping.models import DeliveryBand, DeliveryZone

SEE, ADD, CHANGE, DELETE = (
    f"shipping.{verb}_deliveryzone" for verb in ("view", "add", "change", "delete")
)
#: Heavier or dearer than any parcel: a figure beyond has a slipped zero.
MOST_GRAMS = 200_000
MOST_PRICE = 10_000_000


class ZoneForm(StaffForm):
    sections = (
        (gettext_lazy("Name"), ("name", ("position", "is_active"))),
        (gettext_lazy("Where it reaches"), ("provinces", "wards")),
        (gettext_lazy("How it is sent"), ("outlets", ("days_min", "days_max"), "takes_chilled")),
    )
    required_texts = ("name",)

    class Meta:
        model = DeliveryZone
        fields = [
            *(*both("name"), "position", "is_active", "provinces", "wards"),
            *("outlets", "days_min", "days_max", "takes_chilled"),
        ]
        widgets = {
            "provinces": forms.CheckboxSelectMultiple,
            "outlets": forms.CheckboxSelectMultiple,
        }
        help_texts = {"position": gettext_lazy("The first zone that fits an address holds.")}

    def clean_wards(self):
        """One a line, each once."""
        lines = [nfc(" ".join(line.split())) for line in self.cleaned_data["wards"].splitlines()]
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def clean(self):
        cleaned = super().clean()
        least, most = cleaned.get("days_min"), cleaned.get("days_max")
        if least is not None and most is not None and most < least:
            self.add_error("days_max", _("This is less than the days at least."))
        if cleaned.get("wards") and not cleaned.get("provinces"):
            self.add_error("wards", _("Choose the province in which these wards lie."))
        return cleaned


class BandForm(StaffForm):
    sections = ((None, (("up_to_grams", "price"),)),)

    class Meta:
        model = DeliveryBand
        fields = ["up_to_grams", "price"]
        help_texts = {"price": gettext_lazy("0: sent free of charge.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, most in (("up_to_grams", MOST_GRAMS), ("price", MOST_PRICE)):
            self.fields[name].validators.append(MaxValueValidator(most))
            self.fields[name].widget.attrs["inputmode"] = "numeric"


class BandRows(BaseInlineFormSet):
    def clean(self):
        """A heavier parcel never costs less: a slipped zero shows itself so."""
        super().clean()
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.is_valid() and form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        prices = [row["price"] for row in sorted(kept, key=lambda row: row["up_to_grams"])]
        if prices != sorted(prices):
            raise ValidationError(_("A heavier parcel would cost less than a lighter one."))


class ZoneList(ListScreen):
    see, act = SEE, ADD
    heading = gettext_lazy("Delivery zones")
    edit_url = "dashboard:zone-edit"
    create_url = "dashboard:zone-create"
    columns = (
        (gettext_lazy("Name"), "name"),
        (gettext_lazy("Where"), "where"),
        (gettext_lazy("Days"), "days"),
        (gettext_lazy("Price"), "prices"),
        (gettext_lazy("Chilled and frozen goods too"), "takes_chilled"),
        (gettext_lazy("In use"), "is_active"),
    )

    def queryset(self):
        return DeliveryZone.objects.prefetch_related("provinces", "bands")

    def cell(self, zone, name):
        if name == "where":
            return where(zone)
        if name == "days":
            return f"{zone.days_min}–{zone.days_max}"
        if name == "prices":
            return prices(zone)
        return super().cell(zone, name)


def where(zone) -> str:
    """What a zone reaches, in a line."""
    names = ", ".join(str(province) for province in zone.provinces.all())
    wards = len(zone.wards.splitlines())
    if not names:
        return _("The whole country")
    return _("%(provinces)s: %(n)d wards") % {"provinces": names, "n": wards} if wards else names


def prices(zone) -> str:
    """From the lightest parcel to the heaviest; says so where nothing can be sent."""
    amounts = [band.price for band in zone.bands.all()]
    if not amounts:
        return _("No band yet: nothing can be sent")
    return " – ".join(vnd(amount) for amount in sorted({amounts[0], amounts[-1]}))


class ZoneScreen(RecordScreen):
    see, act = SEE, CHANGE
    model = DeliveryZone
    list_url = "dashboard:zone-list"
    list_label = gettext_lazy("Delivery zones")
    form_class = ZoneForm
    edit_url = "dashboard:zone-edit"
    tabs = (
        ("dashboard:zone-edit", gettext_lazy("Description")),
        ("dashboard:zone-bands", gettext_lazy("Weight bands")),
    )


class ZoneEdit(ZoneScreen, EditScreen):
    delete_url = "dashboard:zone-delete"


class ZoneCreate(ZoneScreen, CreateScreen):
    see = act = ADD
    new_heading = gettext_lazy("New delivery zone")


class ZoneDelete(ZoneScreen, DeleteScreen):
    """Orders keep what they were charged: none of them points at a zone."""

    see = act = DELETE


class ZoneBands(ZoneScreen, RowsScreen):
    here = "dashboard:zone-bands"
    formset_class = inlineformset_factory(
        DeliveryZone, DeliveryBand, form=BandForm, formset=BandRows, extra=2
    )
    rows_heading = gettext_lazy("Weight bands")
    rows_help = gettext_lazy(
        "Weight with packing. What is heavier than the last band cannot be sent there."
    )
    row_name = gettext_lazy("Band")
