from oscar.apps.dashboard.partners.apps import PartnersDashboardConfig as OscarConfig


class PartnersDashboardConfig(OscarConfig):
    name = "shop.dashboard.partners"
