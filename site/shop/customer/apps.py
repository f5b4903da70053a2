from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.apps import CustomerConfig as OscarCustomerConfig


class CustomerConfig(OscarCustomerConfig):
    """Pages of our own: none of Oscar's views is loaded."""

    name = "shop.customer"
    verbose_name = _("Customers")

    def ready(self):
        pass
