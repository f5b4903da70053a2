"""The back office: Oscar's frame around screens of our own."""

from django.apps import apps
from django.db.models.signals import post_migrate
from oscar.core.application import OscarDashboardConfig


class DashboardConfig(OscarDashboardConfig):
    """Mounts only what exists here: no offers, reports, reviews or shipping.

    Permissions are declared on the views (`shop.dashboard.access`), not in Oscar's map.
    """

    name = "shop.dashboard"
    label = "dashboard"
    namespace = "dashboard"

    def ready(self):
        from .orders import name_search
        from .roles import ensure_after_migrate

        name_search.listen()

        # Sent by the last app: by then every app's permissions have been made.
        last = list(apps.get_app_configs())[-1]
        post_migrate.connect(ensure_after_migrate, sender=last, dispatch_uid="dashboard_roles")

    def get_urls(self):
        from .urls import urlpatterns

        return urlpatterns
