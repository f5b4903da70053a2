from django.utils.translation import gettext_lazy as _
from oscar.core.application import OscarDashboardConfig


class CatalogueDashboardConfig(OscarDashboardConfig):
    """Screens of our own under Oscar's label: its forms know one language and no picture."""

    name = "shop.dashboard.catalogue"
    label = "catalogue_dashboard"
    namespace = "dashboard"
    verbose_name = _("Catalogue")
