from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.apps import PartnerConfig as OscarPartnerConfig


class PartnerConfig(OscarPartnerConfig):
    name = "shop.partner"
    verbose_name = _("Outlets")

    def ready(self):
        # Not Oscar's: its alerts listen to saves, and stock here moves without one.
        from . import receivers  # noqa: F401
