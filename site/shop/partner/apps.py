from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.apps import PartnerConfig as OscarPartnerConfig


class PartnerConfig(OscarPartnerConfig):
    name = "shop.partner"
    verbose_name = _("Outlets")
