from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.apps import CatalogueConfig as OscarCatalogueConfig


class CatalogueConfig(OscarCatalogueConfig):
    """Public pages have addresses of their own (catalogue.urls); Oscar's are not mounted."""

    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self):
        from oscar.apps.catalogue import receivers as oscar_receivers  # noqa: F401

        from . import receivers  # noqa: F401
