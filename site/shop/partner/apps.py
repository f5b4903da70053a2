from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.apps import PartnerConfig as OscarPartnerConfig


class PartnerConfig(OscarPartnerConfig):
    name = "shop.partner"
    verbose_name = _("Outlets")

    def ready(self):
        # Oscar's receivers move stock behind the ledger's back: they are not connected.
        from . import receivers  # noqa: F401
