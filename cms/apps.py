from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Pages")

    def ready(self):
        from catalogue.search_kinds import KINDS
        from shop.dashboard.roles import ROLES as STAFF_ROLES

        from . import page_following  # noqa: F401
        from .links import receivers as link_receivers  # noqa: F401
        from .roles import ROLES
        from .search import PAGES
        from .site_tree import ensure_after_migrate
        from .surroundings import receivers  # noqa: F401

        # The administrator gives them to accounts where the other roles are given.
        STAFF_ROLES.update(ROLES)
        KINDS.append(PAGES)

        # Sent by the last app: by then all tables stand.
        last = list(apps.get_app_configs())[-1]
        post_migrate.connect(ensure_after_migrate, sender=last, dispatch_uid="cms_site_tree")
