"""The expiry calendar: which papers run out in which month, and what goes with them."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.endings import Ending, endings, endings_by_month
from shop.dashboard.screens import StaffView

#: Months ahead, this one included; and back, for what has run out and was not replaced.
AHEAD, BACK = 12, 12
TAKES = {
    "stars": _("The stars go"),
    "listing": _("The product is no longer shown"),
    "": _("Nothing changes for visitors"),
}


class ExpiryCalendar(StaffView):
    """`?month=2026-11` names a month, `?month=past` is what ran out in the last year; else this
    month."""

    see = "catalogue.view_ocopcertificate"
    template = "dashboard/expiry.html"
    page_size = 50

    def get(self, request):
        today = timezone.localdate()
        months = [today.replace(day=1) + relativedelta(months=n) for n in range(AHEAD)]
        asked = request.GET.get("month", "")
        shown = next((month for month in months if f"{month:%Y-%m}" == asked), months[0])
        past = (today - relativedelta(months=BACK), today - timedelta(days=1))
        span = past if asked == "past" else span_of(shown, today)
        page = Paginator(endings(*span), self.page_size).get_page(request.GET.get("page"))
        return self.render(
            heading=_("Expiry calendar"),
            months=self.months(months, today),
            past=sum(endings_by_month(*past).values()),
            shown="past" if asked == "past" else f"{shown:%Y-%m}",
            page=page,
            rows=[(ending, row_url(ending), TAKES[ending.takes]) for ending in page],
        )

    def months(self, months, today) -> list[tuple[str, date, int]]:
        """(its name in the address, its first day, how many papers run out), for each month."""
        numbers = endings_by_month(today, months[-1] + relativedelta(months=1, days=-1))
        return [(f"{month:%Y-%m}", month, numbers.get(month, 0)) for month in months]


def span_of(month: date, today: date) -> tuple[date, date]:
    """What of the month is still to come."""
    return max(month, today), month + relativedelta(months=1, days=-1)


def row_url(ending: Ending) -> str:
    """Where staff put the new paper in."""
    tab = "certificates" if ending.is_certificate else "documents"
    return reverse(f"dashboard:product-{tab}", args=[ending.product.pk])
