from django.utils.translation import gettext_lazy as _
from oscar.apps.checkout.apps import CheckoutConfig as OscarCheckoutConfig


class CheckoutConfig(OscarCheckoutConfig):
    """Pages of our own: none of Oscar's views is loaded."""

    name = "shop.checkout"
    verbose_name = _("Checkout")

    def ready(self):
        pass
