"""The desk: an outlet's orders by state and by collection window, on a phone at the counter."""

from itertools import groupby

from django import forms
from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, Sum, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import fold
from shop.basket.models import ReceiveBy
from shop.dashboard import access
from shop.dashboard.filters import Filter
from shop.dashboard.orders import desk
from shop.dashboard.orders.name_search import Folded
from shop.dashboard.screens import StaffView
from shop.partner.models import Partner


class OrderFilter(Filter):
    q = forms.CharField(
        label=gettext_lazy("Number, code, name or phone"), required=False, max_length=100
    )
    outlet = forms.ModelChoiceField(
        label=gettext_lazy("Outlet"), queryset=Partner.objects.none(), required=False
    )
    receive_by = forms.ChoiceField(
        label=gettext_lazy("How it is received"),
        choices=[("", gettext_lazy("All")), *ReceiveBy.choices],
        required=False,
    )
    window = forms.IntegerField(required=False)

    def __init__(self, *args, outlets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = outlets
        self.fields["outlet"].empty_label = _("All")

    def more_asked(self) -> bool:
        return self.is_bound and any(self[name].value() for name in ("outlet", "receive_by"))

    def narrow(self, parts):
        cleaned = self.cleaned_data
        if cleaned["outlet"]:
            parts = parts.filter(outlet=cleaned["outlet"])
        if cleaned["receive_by"]:
            parts = parts.filter(order__receive_by=cleaned["receive_by"])
        if cleaned["window"] and cleaned["window"] < 2**63:
            parts = parts.filter(window=cleaned["window"])
        return matching(parts, cleaned["q"].replace("\0", ""))


def matching(parts, text: str):
    """Those with every word in number, code or name; or with these figures in the phone."""
    if not text.strip():
        return parts
    words = Q()
    for word in fold(text).split():
        words &= Q(order__number__icontains=word) | Q(code__iexact=word) | Q(who__contains=word)
    digits = "".join(letter for letter in text if letter.isascii() and letter.isdigit())
    if len(digits) >= 4:
        # Stored as +84…, told as 0…
        words |= Q(order__phone__contains=digits.lstrip("0"))
    return parts.alias(who=Folded("order__contact_name")).filter(words)


class OrderList(StaffView):
    """Thirty parts a page; a search looks through all tabs unless one is asked for."""

    see = access.SEE_ORDERS
    template = "dashboard/order_list.html"
    page_size = 30

    def get(self, request):
        outlets = access.outlets_for(request.user)
        filters = OrderFilter(request.GET or None, outlets=outlets)
        parts = desk.parts_for(request.user)
        asked = ""
        if filters.is_bound:
            parts = filters.narrow(parts) if filters.is_valid() else parts.none()
            asked = filters.cleaned_data.get("q", "").strip()
        tab = request.GET.get("tab")
        if tab not in desk.TABS:
            tab = "all" if asked else "prepare"
        return self.show(parts, tab, filters, asked)

    def show(self, parts, tab, filters, asked):
        held = parts.filter(desk.conditions()[tab])
        page = Paginator(self.dressed(held, tab), self.page_size).get_page(
            self.request.GET.get("page")
        )
        numbers = desk.counts(parts)
        return self.render(
            heading=_("Orders"),
            tabs=[(name, label, numbers[name]) for name, label in desk.TABS.items()],
            tab=tab,
            page=page,
            groups=grouped(page, held) if tab in desk.BY_WINDOW else [(None, list(page))],
            filters=filters,
            asked=asked,
            many_outlets=len({part.outlet_id for part in page}) > 1,
            may_hand_over=access.may(self.request.user, access.FULFIL),
        )

    def dressed(self, parts, tab):
        """In the tab's order, with all that a row shows."""
        is_late = Case(When(desk.late(timezone.now()), then=Value(True)), default=Value(False))
        found = parts.select_related("order", "outlet", "window")
        return desk.in_order(found.annotate(units=Sum("lines__quantity"), is_late=is_late), tab)


def grouped(page, parts) -> list:
    """[(window with its `parts` counted over all pages, or None for deliveries; rows), …]."""
    totals = dict(
        parts.order_by().values_list("window").annotate(n=Count("pk")).values_list("window", "n")
    )
    groups = []
    for key, rows in groupby(page, key=lambda part: part.window_id):
        rows = list(rows)
        groups.append(({"window": rows[0].window, "n": totals.get(key, len(rows))}, rows))
    return groups
