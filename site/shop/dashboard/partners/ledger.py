"""The stock ledger: every movement, who made it and when; as a page or a CSV file."""

import csv
from datetime import datetime, time, timedelta

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import fold
from shop.dashboard import access
from shop.dashboard.filters import Filter
from shop.dashboard.screens import StaffView
from shop.partner.models import Partner, StockMovement

#: A cell that starts so is a formula to a spreadsheet (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class LedgerFilter(Filter):
    q = forms.CharField(label=gettext_lazy("Product"), required=False, max_length=200)
    outlet = forms.ModelChoiceField(
        label=gettext_lazy("Outlet"), queryset=Partner.objects.none(), required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("", gettext_lazy("All")), *StockMovement.Kind.choices],
        required=False,
    )
    who = forms.CharField(label=gettext_lazy("By (e-mail or name)"), required=False, max_length=150)
    since = forms.DateField(label=gettext_lazy("From the day"), required=False)
    until = forms.DateField(label=gettext_lazy("To the day, included"), required=False)

    def __init__(self, *args, outlets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = outlets
        self.fields["outlet"].empty_label = _("All")

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return cleaned

    def narrow(self, movements):
        cleaned = self.cleaned_data
        if cleaned["outlet"]:
            movements = movements.filter(stockrecord__partner=cleaned["outlet"])
        if cleaned["kind"]:
            movements = movements.filter(kind=cleaned["kind"])
        for word in fold(cleaned["q"]).split():
            movements = movements.filter(stockrecord__product__search_text__contains=word)
        movements = by_person(movements, cleaned["who"].strip())
        return between(movements, cleaned["since"], cleaned["until"])


def by_person(movements, text: str):
    if not text:
        return movements
    names = ("email", "first_name", "last_name")
    found = movements.none()
    for name in names:
        found = found | movements.filter(**{f"by__{name}__icontains": text})
    return found


def between(movements, since, until):
    """From the start of `since` to the end of `until`, Vietnam's days; None is open."""
    if since:
        movements = movements.filter(at__gte=midnight(since))
    if until:
        movements = movements.filter(at__lt=midnight(until + timedelta(days=1)))
    return movements


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))


class Ledger(StaffView):
    see = access.SEE_LEDGER
    template = "dashboard/ledger.html"

    def get(self, request):
        filters = LedgerFilter(request.GET or None, outlets=access.outlets_for(request.user))
        movements = self.movements()
        if filters.is_bound:
            movements = filters.narrow(movements) if filters.is_valid() else movements.none()
        return self.answer(movements, filters)

    def movements(self):
        return StockMovement.objects.filter(
            stockrecord__partner__in=access.outlets_for(self.request.user)
        ).select_related("stockrecord__product", "stockrecord__partner", "by")

    def answer(self, movements, filters):
        page = Paginator(movements, 50).get_page(self.request.GET.get("page"))
        return self.render(heading=_("Stock ledger"), page=page, filters=filters)


class LedgerCsv(Ledger):
    """The same movements as the page, for a spreadsheet."""

    def answer(self, movements, filters):
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="so-kho.csv"'
        response.write("\ufeff")  # so that Excel reads Vietnamese
        writer = csv.writer(response)
        writer.writerow(
            [_("At"), _("Outlet"), _("Code"), _("Product"), _("Kind"), _("Change in stock")]
            + [_("Change allocated"), _("Reason"), _("Order or paper"), _("By")]
        )
        writer.writerows(row(movement) for movement in movements.iterator(chunk_size=500))
        return response


def row(movement) -> list:
    """One line of the file. Numbers stay numbers; texts can be no formula."""
    product = movement.stockrecord.product
    return [
        timezone.localtime(movement.at).strftime("%Y-%m-%d %H:%M:%S"),
        inert(movement.stockrecord.partner.name),
        inert(product.code or ""),
        inert(product.title),
        movement.get_kind_display(),
        movement.in_stock_change,
        movement.allocated_change,
        inert(movement.reason),
        inert(movement.reference),
        inert(movement.by.email if movement.by else ""),
    ]


def inert(text: str) -> str:
    """The text, quoted where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
