"""The back office's menu, and what staff read when they are locked out."""

from django.utils.translation import gettext_lazy as _

OSCAR_DASHBOARD_DEFAULT_ACCESS_FUNCTION = "shop.dashboard.access.may_open"
AXES_LOCKOUT_TEMPLATE = "dashboard/locked_out.html"
#: Modules whose pages lie in the back office too.
DASHBOARD_MORE_URLS = ["producers.outlets.urls"]


def item(label, url_name, icon=""):
    """One line of the menu; who may open it is asked of its page."""
    return {"label": label, "url_name": f"dashboard:{url_name}", "icon": icon}


OSCAR_DASHBOARD_NAVIGATION = [
    item(_("Overview"), "index", "fas fa-home"),
    item(_("Orders"), "order-list", "fas fa-receipt"),
    item(_("Hand over"), "handover", "fas fa-qrcode"),
    item(_("Products"), "product-list", "fas fa-box-open"),
    {
        "label": _("Catalogue"),
        "icon": "fas fa-tags",
        "children": [
            item(_("OCOP certificates"), "certificate-list"),
            item(_("Expiry calendar"), "expiry"),
            item(_("Shelves"), "category-list"),
            item(_("Specialties"), "specialty-list"),
            item(_("Producers"), "producer-list"),
            item(_("Places of origin"), "place-list"),
            item(_("Provinces"), "province-list"),
        ],
    },
    item(_("Outlets"), "outlet-list", "fas fa-store"),
    item(_("Stock"), "stock", "fas fa-warehouse"),
    item(_("Stock ledger"), "ledger", "fas fa-book"),
    item(_("Offers of supply"), "supply-list", "fas fa-truck"),
    {
        "label": _("Selling"),
        "icon": "fas fa-cash-register",
        "children": [
            item(_("Alerts"), "alert-list"),
            item(_("Ordering"), "ordering"),
            item(_("Collection"), "collection-list"),
            item(_("Delivery zones"), "zone-list"),
            item(_("Vouchers"), "voucher-list"),
        ],
    },
    item(_("Staff"), "staff-list", "fas fa-users"),
]
