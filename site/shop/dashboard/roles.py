"""The four roles, as groups. What each may do is a list of permissions; see `docs/roles.md`."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils.translation import gettext_noop

# Groups are found by these names; shown through gettext, so each language has its own.
CATALOGUE_MANAGER = gettext_noop("Quản lý danh mục")
SALES_MANAGER = gettext_noop("Quản lý bán hàng")
OUTLET_STAFF = gettext_noop("Nhân viên Điểm")
DEPARTMENT = gettext_noop("Sở Công Thương (chỉ xem)")

CATALOGUE = (
    "catalogue.category",
    "catalogue.lot",
    "catalogue.ocopcertificate",
    "catalogue.place",
    "catalogue.producer",
    "catalogue.producerimage",
    "catalogue.product",
    "catalogue.productdocument",
    "catalogue.productimage",
    "catalogue.province",
    "catalogue.specialty",
    "pictures.picture",
)
STOCK = ("partner.stockmovement", "partner.stockrecord")
ORDERS = ("order.order", "order.consignment", "payment.refund", "payment.staffalert")
#: What staff decide about selling: the switch, windows, zones with their bands, vouchers.
SELLING = (
    "checkout.checkoutsettings",
    "shipping.collectionrule",
    "shipping.deliveryband",
    "shipping.deliveryzone",
    "voucher.voucher",
)
#: What producers offer to bring, and what wholesale buyers ask them.
SUPPLY, WHOLESALE = ("producers.supplyoffer",), ("producers.wholesalequestion",)


#: Opens the page editor, where producers' files lie too.
EDITOR_ACCESS = "wagtailadmin.access_admin"


def each(verbs: tuple[str, ...], models: tuple[str, ...]) -> set[str]:
    """Permissions "app.verb_model" of every verb on every model."""
    split = [model.split(".") for model in models]
    return {f"{app}.{verb}_{name}" for app, name in split for verb in verbs}


ROLES = {
    CATALOGUE_MANAGER: each(("add", "change", "delete", "view"), CATALOGUE)
    | each(("add", "change", "view"), ("partner.partner",))
    | each(("view",), (*STOCK, *SUPPLY, *WHOLESALE))
    | {"partner.dashboard_access", "partner.change_stockrecord", EDITOR_ACCESS},
    SALES_MANAGER: each(("add", "change", "delete", "view"), SELLING)
    | each(("view",), (*ORDERS, *STOCK, *SUPPLY, *WHOLESALE, "partner.partner"))
    | each(("change",), ("order.order", "order.consignment", "payment.staffalert"))
    | {"partner.dashboard_access", "payment.add_refund", EDITOR_ACCESS},
    OUTLET_STAFF: each(("view",), (*ORDERS, *STOCK, *SUPPLY))
    | each(("change",), ("order.order", "order.consignment", *SUPPLY))
    | {"partner.dashboard_access", "partner.add_stockmovement"},
    DEPARTMENT: each(("view",), (*CATALOGUE, *ORDERS, *SELLING, *STOCK, *SUPPLY, "partner.partner"))
    | {"partner.dashboard_access", EDITOR_ACCESS},
}


def permissions_named(names: set[str]):
    """Queryset of the permissions "app.codename" in `names`."""
    wanted = Q(pk__in=[])
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


def ensure_roles():
    """Makes the four groups, each with exactly its permissions. Safe to run again."""
    for role, names in ROLES.items():
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set(permissions_named(names))


def ensure_after_migrate(**_signal):
    """Receiver of post_migrate. The permissions are complete once the last app has been done."""
    ensure_roles()
