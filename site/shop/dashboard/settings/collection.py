"""How each outlet cuts its opening hours into windows for collecting."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.dashboard.bilingual import StaffForm
from shop.dashboard.screens import EditScreen, ListScreen
from shop.partner.models import Partner
from shop.shipping.models import CollectionRule

SEE, CHANGE = (f"shipping.{verb}_collectionrule" for verb in ("view", "change"))


def rule_of(outlet) -> CollectionRule:
    """The outlet's rule; the defaults, not yet saved, where staff have set none."""
    return getattr(outlet, "collection_rule", None) or CollectionRule(outlet=outlet)


class CollectionRuleForm(StaffForm):
    sections = (
        (gettext_lazy("Windows"), (("window_minutes", "capacity"), "days_ahead")),
        (gettext_lazy("Before and after"), (("lead_minutes", "grace_minutes"),)),
    )

    class Meta:
        model = CollectionRule
        fields = ["window_minutes", "capacity", "days_ahead", "lead_minutes", "grace_minutes"]


class CollectionRuleList(ListScreen):
    see, act = SEE, CHANGE
    heading = gettext_lazy("Collection")
    edit_url = "dashboard:collection-edit"
    columns = (
        (gettext_lazy("Outlet"), "name"),
        (gettext_lazy("Length of a window, minutes"), "window_minutes"),
        (gettext_lazy("Orders in one window"), "capacity"),
        (gettext_lazy("Time to prepare an order, minutes"), "lead_minutes"),
        (gettext_lazy("Days ahead that can be chosen"), "days_ahead"),
        (gettext_lazy("Held after the window, minutes"), "grace_minutes"),
    )

    def queryset(self):
        return Partner.objects.exclude(state=Partner.State.CLOSED).select_related("collection_rule")

    def cell(self, outlet, name):
        return super().cell(outlet if name == "name" else rule_of(outlet), name)


class CollectionRuleEdit(EditScreen):
    """`pk` is the outlet's: an outlet without a rule gets one when the form is first saved."""

    see, act = SEE, CHANGE
    model = Partner
    list_url = "dashboard:collection-list"
    list_label = gettext_lazy("Collection")
    edit_url = "dashboard:collection-edit"

    def form(self, outlet, data=None, files=None):
        read_only = not self.may_act
        return CollectionRuleForm(data, instance=rule_of(outlet), read_only=read_only)

    def handle(self, outlet, form):
        if not form.is_valid():
            return self.show(outlet, form, status=422)
        with transaction.atomic():
            form.save()
        messages.success(self.request, _("Saved. New orders follow it; those placed stay."))
        return redirect(self.edit_url, pk=outlet.pk)
