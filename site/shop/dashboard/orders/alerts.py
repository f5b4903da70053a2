"""What a person must look at: alerts about money, open until somebody closes them."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.dashboard import access
from shop.dashboard.filters import Filter
from shop.dashboard.screens import ListScreen, StaffView
from shop.payment.models import StaffAlert

STATES = [("", gettext_lazy("To be seen to")), ("closed", gettext_lazy("Seen to"))]


def alerts_for(user):
    """Those about orders that `user` sees; those about none for whoever sees all outlets."""
    alerts = StaffAlert.objects.select_related("order", "closed_by")
    theirs = Q(order__in=access.orders_for(user))
    if access.may(user, access.SEE_OUTLETS):
        theirs |= Q(order=None)
    return alerts.filter(theirs)


def open_alerts(user):
    return alerts_for(user).filter(closed_at=None)


def close(*, alert: StaffAlert, by) -> bool:
    """Whether it was still open: whoever closed it first stays named."""
    still_open = StaffAlert.objects.filter(pk=alert.pk, closed_at=None)
    return bool(still_open.update(closed_at=timezone.now(), closed_by=by))


class AlertFilter(Filter):
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=STATES, required=False)

    def narrow(self, alerts):
        """The list begins with the open ones, so it asks for the state itself."""
        return alerts


class AlertList(ListScreen):
    see, act = access.SEE_ALERTS, access.CLOSE_ALERTS
    template = "dashboard/alerts.html"
    heading = gettext_lazy("Alerts")
    filter_class = AlertFilter

    def queryset(self):
        asked = self.request.GET.get("state") == "closed"
        return alerts_for(self.request.user).filter(closed_at__isnull=not asked)


class AlertClose(StaffView):
    see = act = access.CLOSE_ALERTS
    template = "dashboard/alert_close.html"

    def get(self, request, pk):
        return self.render(heading=_("Close the alert"), alert=self.find(pk))

    def post(self, request, pk):
        alert = self.find(pk)
        if close(alert=alert, by=request.user):
            messages.success(request, _("The alert is closed."))
        else:
            messages.info(request, _("Somebody had closed it already."))
        return redirect("dashboard:alert-list")

    def find(self, pk):
        return get_object_or_404(alerts_for(self.request.user), pk=pk)
