"""What a producer's goods sold, and what outlets have of them: as a page and as files."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from producers.access import for_members
from producers.portal.screens import show
from producers.portal.trade_forms import SalesForm
from producers.sales import sales
from producers.sales_chart import chart
from producers.sales_export import FILES


@require_safe
@for_members
def producer_sales(request, membership):
    """`?weeks=26&outlet=3`."""
    form = SalesForm(request.GET, producer=membership.producer)
    found = sales(membership.producer, **form.asked())
    weeks = [(monday, units, sum(units)) for monday, units in reversed(found.by_week())]
    best = max(weeks, key=lambda row: row[2])
    return show(
        request,
        membership,
        "sales",
        status=200 if form.is_valid() else 422,
        form=form,
        sales=found,
        chart=chart(found),
        chart_weeks=len(found.weeks),
        weeks=weeks,
        best=best,
        asked=request.GET.urlencode() if form.is_valid() else "",
        products=found.by_product(),
    )


@require_safe
@for_members
def producer_sales_file(request, membership, kind):
    """The same numbers, for each week, product and outlet. An answer that is none: the usual."""
    form = SalesForm(request.GET, producer=membership.producer)
    make, content_type = FILES[kind]
    data = make(sales(membership.producer, **form.asked()))
    response = HttpResponse(data, content_type=content_type)
    name = f"ban-hang-{membership.producer_id}-{timezone.localdate()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
