"""Vouchers: a code that takes an amount or a share off the goods, for a time."""

import re

from django import forms
from django.db.models import Count, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import nfc
from design.templatetags.money import vnd
from shop.dashboard.bilingual import dress
from shop.dashboard.filters import Filter
from shop.dashboard.screens import (
    CreateScreen,
    DeleteScreen,
    EditScreen,
    ListScreen,
    RecordScreen,
)
from shop.dashboard.settings.voucher_saving import (
    Benefit,
    Terms,
    Voucher,
    delete_voucher,
    save_voucher,
    terms_of,
    uses,
)

SEE, ADD, CHANGE, DELETE = (
    f"voucher.{verb}_voucher" for verb in ("view", "add", "change", "delete")
)
KINDS = [
    (Benefit.PERCENTAGE, gettext_lazy("Percent off the goods")),
    (Benefit.FIXED, gettext_lazy("Đồng off the goods")),
]
USAGES = [
    (Voucher.MULTI_USE, gettext_lazy("By anyone, any number of times")),
    (Voucher.ONCE_PER_CUSTOMER, gettext_lazy("Once by each customer with an account")),
    (Voucher.SINGLE_USE, gettext_lazy("Once in all")),
]
STATES = [
    ("", gettext_lazy("All")),
    ("running", gettext_lazy("Running")),
    ("coming", gettext_lazy("Not begun")),
    ("over", gettext_lazy("Over")),
]
MOST_DONG = 100_000_000


class VoucherForm(forms.Form):
    """Cleaned to `Terms`. A code that was used stays: it stands on orders."""

    code = forms.CharField(
        label=gettext_lazy("Voucher code"),
        min_length=4,
        max_length=24,
        help_text=gettext_lazy("4 to 24 letters without marks, and figures: TET2027."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=100,
        help_text=gettext_lazy("Customers read it beside the discount."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Takes off"), choices=KINDS)
    value = forms.IntegerField(
        label=gettext_lazy("How much (percent, or đồng)"), min_value=1, max_value=MOST_DONG
    )
    least = forms.IntegerField(
        label=gettext_lazy("Goods for at least, đồng"),
        min_value=0,
        max_value=MOST_DONG,
        required=False,
        help_text=gettext_lazy("Empty: for any order."),
    )
    usage = forms.ChoiceField(label=gettext_lazy("May be used"), choices=USAGES)
    first_day = forms.DateField(label=gettext_lazy("From the day"))
    last_day = forms.DateField(label=gettext_lazy("To the day, included"))

    def __init__(self, data=None, files=None, *, instance, read_only=False):
        kept = terms_of(instance) if instance.pk else None
        super().__init__(data, initial=as_typed(kept) if kept else {})
        self.instance = instance
        for field in self.fields.values():
            dress(field)
            field.disabled = read_only
        for name in ("value", "least"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        if kept and uses(instance):
            self.fields["code"].disabled = True
            self.fields["code"].help_text = _("It was used, so it stays as it is.")

    def laid_out(self):
        rows = (("code", "name"), ("kind", "value"), ("least",), ("usage",))
        days = (("first_day", "last_day"),)
        return [
            (heading, [[self[name] for name in row] for row in section])
            for heading, section in ((None, rows), (_("When"), days))
        ]

    def clean_code(self):
        code = self.cleaned_data["code"].strip().upper()
        if not re.fullmatch("[A-Z0-9]+", code):
            raise forms.ValidationError(_("Only letters without marks, and figures."))
        if Voucher.objects.exclude(pk=self.instance.pk).filter(code=code).exists():
            raise forms.ValidationError(_("Another voucher has this code."))
        return code

    def clean_name(self):
        name = nfc(self.cleaned_data["name"])
        if Voucher.objects.exclude(pk=self.instance.pk).filter(name=name).exists():
            raise forms.ValidationError(_("Another voucher has this name."))
        return name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Benefit.PERCENTAGE and (cleaned.get("value") or 0) > 100:
            self.add_error("value", _("At most 100 percent."))
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first."))
        return cleaned

    def save(self):
        terms = Terms(**{**self.cleaned_data, "least": self.cleaned_data["least"] or 0})
        return save_voucher(terms=terms, voucher=self.instance if self.instance.pk else None)


def as_typed(terms: Terms) -> dict:
    """The form's first values: no least amount is an empty field."""
    return {**terms._asdict(), "least": terms.least or None}


class VoucherFilter(Filter):
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=STATES, required=False)

    def narrow(self, vouchers):
        now = timezone.now()
        return {
            "": vouchers,
            "running": vouchers.filter(start_datetime__lte=now, end_datetime__gte=now),
            "coming": vouchers.filter(start_datetime__gt=now),
            "over": vouchers.filter(end_datetime__lt=now),
        }[self.cleaned_data["state"]]


class VoucherList(ListScreen):
    see, act = SEE, ADD
    heading = gettext_lazy("Vouchers")
    edit_url = "dashboard:voucher-edit"
    create_url = "dashboard:voucher-create"
    filter_class = VoucherFilter
    columns = (
        (gettext_lazy("Voucher code"), "code"),
        (gettext_lazy("Name"), "name"),
        (gettext_lazy("Takes off"), "takes_off"),
        (gettext_lazy("May be used"), "usage"),
        (gettext_lazy("From the day"), "start_datetime"),
        (gettext_lazy("To the day, included"), "end_datetime"),
        (gettext_lazy("Orders"), "orders"),
    )

    def queryset(self):
        vouchers = Voucher.objects.order_by("-end_datetime", "code")
        return vouchers.prefetch_related("offers__benefit").annotate(orders=Count("applications"))

    def cell(self, voucher, name):
        if name == "takes_off":
            return takes_off(voucher)
        if name == "usage":
            return str(dict(USAGES)[voucher.usage])
        return super().cell(voucher, name)


def takes_off(voucher) -> str:
    """ "10%" or "20.000 ₫"."""
    [offer] = voucher.offers.all()
    benefit = offer.benefit
    return f"{benefit.value:.0f}%" if benefit.type == Benefit.PERCENTAGE else vnd(benefit.value)


class VoucherScreen(RecordScreen):
    see, act = SEE, CHANGE
    model = Voucher
    list_url = "dashboard:voucher-list"
    list_label = gettext_lazy("Vouchers")
    form_class = VoucherForm
    edit_url = "dashboard:voucher-edit"

    def heading(self, voucher):
        return voucher.code


class VoucherEdit(VoucherScreen, EditScreen):
    delete_url = "dashboard:voucher-delete"


class VoucherCreate(VoucherScreen, CreateScreen):
    see = act = ADD
    new_heading = gettext_lazy("New voucher")


class VoucherDelete(VoucherScreen, DeleteScreen):
    """What an order used is ended by its last day, not deleted."""

    see = act = DELETE
    instead = gettext_lazy("Give it an earlier last day instead, on its form.")

    def remove(self, voucher):
        if used := set(voucher.applications.all()):
            raise ProtectedError(_("It was used."), used)
        delete_voucher(voucher=voucher)
