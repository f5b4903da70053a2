from django.utils.translation import gettext_lazy as _
from oscar.core.application import OscarDashboardConfig


class PartnersDashboardConfig(OscarDashboardConfig):
    """Outlets, prices and stock: screens of our own under Oscar's label."""

    name = "shop.dashboard.partners"
    label = "partners_dashboard"
    namespace = "dashboard"
    verbose_name = _("Outlets")
