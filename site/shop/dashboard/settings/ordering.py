"""The switch that opens ordering, how long goods are held, and what money is taken."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.checkout.models import CheckoutSettings
from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.screens import StaffView


class CheckoutSettingsForm(StaffForm):
    sections = (
        (gettext_lazy("Are orders taken?"), ("is_open", "closed_note")),
        (gettext_lazy("How customers pay"), ("takes_card", "takes_counter")),
        (gettext_lazy("How long goods are held"), (("hold_minutes", "hold_limit_minutes"),)),
        (gettext_lazy("Terms and alerts"), ("terms_version", "alert_email")),
    )

    class Meta:
        model = CheckoutSettings
        fields = [
            *("is_open", *both("closed_note"), "takes_card", "takes_counter"),
            *("hold_minutes", "hold_limit_minutes", "terms_version", "alert_email"),
        ]

    def clean(self):
        cleaned = super().clean()
        hold, limit = cleaned.get("hold_minutes"), cleaned.get("hold_limit_minutes")
        if hold and limit and limit < hold:
            self.add_error("hold_limit_minutes", _("This is shorter than one hold."))
        if cleaned.get("is_open") and not (cleaned["takes_card"] or cleaned["takes_counter"]):
            self.add_error("takes_counter", _("Open, it needs at least one way to pay."))
        return cleaned


class Ordering(StaffView):
    """One row, so no list: its form is the page."""

    see, act = (f"checkout.{verb}_checkoutsettings" for verb in ("view", "change"))
    template = "dashboard/form.html"

    def get(self, request):
        return self.show(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        with transaction.atomic():
            saved = form.save()
        is_open = saved.is_open
        messages.success(request, _("Orders are taken.") if is_open else _("Ordering is closed."))
        return redirect("dashboard:ordering")

    def form(self, data=None):
        row = CheckoutSettings.load()
        return CheckoutSettingsForm(data, instance=row, read_only=not self.may_act)

    def show(self, form, status=200):
        return self.render(heading=_("Ordering"), form=form, status=status)
