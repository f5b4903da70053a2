from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.apps import BasketConfig as OscarBasketConfig


class BasketConfig(OscarBasketConfig):
    """Pages of our own: none of Oscar's views is loaded."""

    name = "shop.basket"
    verbose_name = _("Baskets")

    def ready(self):
        from . import receivers  # noqa: F401
