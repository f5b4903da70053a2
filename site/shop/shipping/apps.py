from django.utils.translation import gettext_lazy as _
from oscar.apps.shipping.apps import ShippingConfig as OscarShippingConfig


class ShippingConfig(OscarShippingConfig):
    name = "shop.shipping"
    verbose_name = _("Collection and delivery")
