from django.utils.translation import gettext_lazy as _
from oscar.apps.communication.apps import CommunicationConfig as OscarCommunicationConfig


class CommunicationConfig(OscarCommunicationConfig):
    name = "shop.communication"
    verbose_name = _("Mail")
