"""Log-in, and the first page after it."""

from collections import Counter

from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from shop.dashboard import access
from shop.dashboard.bilingual import dress
from shop.dashboard.catalogue.certificate_states import certificates
from shop.dashboard.orders import desk
from shop.dashboard.orders.alerts import open_alerts
from shop.dashboard.partners.levels import LEVELS
from shop.dashboard.screens import StaffView
from shop.partner.models import StockRecord

#: The tabs of the desk that the front page counts.
SHOWN = ("prepare", "preparing", "ready", "problems")


class StaffLoginForm(AuthenticationForm):
    """Staff log in by e-mail."""

    error_messages = {
        "invalid_login": _("This e-mail and password do not match. Please try again."),
        "inactive": _("This account is closed. Please ask the administrator."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail")
        self.fields["username"].widget.attrs.update(
            {"autocomplete": "username", "inputmode": "email"}
        )
        for field in self.fields.values():
            dress(field)


class LoginView(auth_views.LoginView):
    http_method_names = ["get", "head", "post"]
    template_name = "dashboard/login.html"
    authentication_form = StaffLoginForm
    redirect_authenticated_user = False


class LogoutView(auth_views.LogoutView):
    http_method_names = ["post"]

    def get_default_redirect_url(self):
        return reverse("dashboard:login")


class HomeView(StaffView):
    """What waits for this person: only what their role lets them open."""

    template = "dashboard/home.html"

    def get(self, request):
        return self.render(
            heading=_("Overview"),
            work=self.work(),
            catalogue=self.catalogue(),
            outlets=self.outlets(),
        )

    def work(self) -> dict | None:
        """Today at the desk: how much waits in each state, today's windows, open alerts."""
        user = self.request.user
        if not access.may(user, access.SEE_ORDERS):
            return None
        parts = desk.parts_for(user)
        numbers = desk.counts(parts)
        return {
            "states": [(name, desk.TABS[name], numbers[name]) for name in SHOWN],
            "windows": list(desk.windows_today(parts)),
            "alerts": open_alerts(user).count(),
            "may_hand_over": access.may(user, access.FULFIL),
        }

    def catalogue(self) -> dict | None:
        if not access.may(self.request.user, "catalogue.view_product"):
            return None
        return {
            "listed": Product.objects.listed().count(),
            "hidden": Product.objects.exclude(pk__in=Product.objects.listed()).count(),
            "lapsing": certificates("lapsing").count(),
            "lapsed": certificates("lapsed").count(),
        }

    def outlets(self) -> list:
        """[(outlet, number of products low or out there), …]."""
        outlets = access.outlets_for(self.request.user)
        scarce = StockRecord.objects.filter(partner__in=outlets).filter(LEVELS["scarce"])
        counts = Counter(scarce.order_by().values_list("partner", flat=True))
        return [(outlet, counts[outlet.pk]) for outlet in outlets]
