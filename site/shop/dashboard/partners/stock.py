"""Stock at one outlet, made for a phone held between shelves."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import fold
from shop.dashboard import access
from shop.dashboard.filters import Filter
from shop.dashboard.partners.levels import LEVELS
from shop.dashboard.partners.stock_forms import FORMS
from shop.dashboard.screens import StaffView
from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock_errors import StockError

TWICE = gettext_lazy(
    "You have just written a movement here: see below. Nothing was written a second time. Send "
    "again if you mean another one."
)
CHOICES = [
    ("", gettext_lazy("All")),
    ("low", gettext_lazy("Few left")),
    ("out", gettext_lazy("None left")),
]


class StockHome(StaffView):
    """Which outlet? Whoever works at one only is taken there."""

    see = access.SEE_STOCK
    template = "dashboard/stock_home.html"

    def get(self, request):
        outlets = list(access.outlets_for(request.user))
        if len(outlets) == 1:
            return redirect("dashboard:outlet-stock", pk=outlets[0].pk)
        return self.render(heading=_("Stock"), outlets=outlets)


class StockFilter(Filter):
    q = forms.CharField(label=gettext_lazy("Name, code or GTIN"), required=False, max_length=200)
    level = forms.ChoiceField(label=gettext_lazy("Stock"), choices=CHOICES, required=False)

    def narrow(self, records):
        for word in fold(self.cleaned_data["q"]).split():
            records = records.filter(product__search_text__contains=word)
        level = self.cleaned_data["level"]
        return records.filter(LEVELS[level]) if level else records


class OutletStock(StaffView):
    see = access.SEE_STOCK
    template = "dashboard/stock.html"

    def get(self, request, pk):
        outlet = get_object_or_404(access.outlets_for(request.user), pk=pk)
        records = outlet.stockrecords.select_related("product").order_by("product__title_vi")
        filters = StockFilter(request.GET or None)
        if filters.is_bound and filters.is_valid():
            records = filters.narrow(records)
        return self.render(
            heading=outlet.name,
            outlet=outlet,
            filters=filters,
            page=Paginator(records, 30).get_page(request.GET.get("page")),
            may_move=access.may(request.user, access.MOVE_STOCK),
        )


class StockMove(StaffView):
    """One product at one outlet: sell, receive, count, adjust; its latest movements below.

    The page says which movement of its reader was the latest: a form that is tapped twice, or gone
    back to, is written once, and its sender is told.
    """

    see, act = access.SEE_STOCK, access.MOVE_STOCK
    template = "dashboard/stock_move.html"

    def find(self, outlet_pk, pk):
        outlet = get_object_or_404(access.outlets_for(self.request.user), pk=outlet_pk)
        return get_object_or_404(
            StockRecord.objects.select_related("product"), partner=outlet, pk=pk
        )

    def get(self, request, outlet_pk, pk):
        return self.show(self.find(outlet_pk, pk))

    def post(self, request, outlet_pk, pk):
        record = self.find(outlet_pk, pk)
        form_class = FORMS.get(request.POST.get("act"))
        if form_class is None:
            return self.show(record, status=422)
        form = form_class(request.POST)
        if not form.is_valid():
            return self.show(record, form, status=422)
        with transaction.atomic():
            self.hold(record)
            latest = self.latest(record)
            is_again = request.POST.get("latest", latest) != latest
            moved = not is_again and self.move(form, record)
        if moved:
            return redirect(request.path)
        if is_again:
            form.add_error(None, TWICE)
        return self.show(record, form, status=409 if is_again else 422)

    def hold(self, record) -> None:
        """Of one form sent twice at once, the second waits until the first is written."""
        stock.hold(stockrecord=record)

    def latest(self, record) -> str:
        """The reader's own latest movement here, as the page carries it."""
        return str(
            record.movements.filter(by=self.request.user).values_list("pk", flat=True).first()
        )

    def move(self, form, record) -> bool:
        """Writes the movement; a refusal is said on the form."""
        try:
            movement = form.record(stockrecord=record, by=self.request.user)
        except StockError as error:
            form.add_error(None, str(error))
            return False
        text = _("Saved: %(kind)s, %(change)+d. Now %(now)d in stock.")
        now = movement.stockrecord.num_in_stock
        values = {
            "kind": movement.get_kind_display(),
            "change": movement.in_stock_change,
            "now": now,
        }
        messages.success(self.request, text % values)
        return True

    def show(self, record, sent=None, status=200):
        read_only = not self.may_act
        shown = [
            sent if isinstance(sent, form) else form(read_only=read_only) for form in FORMS.values()
        ]
        return self.render(
            heading=record.product.title,
            outlet=record.partner,
            stockrecord=record,
            forms=shown,
            latest=self.latest(record),
            movements=record.movements.select_related("by")[:20],
            status=status,
        )
