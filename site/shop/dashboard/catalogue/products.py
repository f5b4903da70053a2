"""Products: the list, and each one's form beside what the plan still asks for."""

from django.utils.translation import gettext_lazy as _

from catalogue.listing_rules import failures
from catalogue.models import Product
from shop.dashboard.catalogue.checklist import checklist
from shop.dashboard.catalogue.product_filter import ProductFilter
from shop.dashboard.catalogue.product_form import ProductForm
from shop.dashboard.screens import CreateScreen, DeleteScreen, EditScreen, ListScreen, RecordScreen

SEE, ADD, CHANGE, DELETE = (
    f"catalogue.{verb}_product" for verb in ("view", "add", "change", "delete")
)


class ProductList(ListScreen):
    see, act = SEE, ADD
    template = "dashboard/product_list.html"
    heading = _("Products")
    edit_url = "dashboard:product-edit"
    create_url = "dashboard:product-create"
    filter_class = ProductFilter

    def queryset(self):
        products = Product.objects.for_rules().order_by("-priority", "pk")
        return products.prefetch_related("images__picture__renditions")

    def row(self, product):
        images = product.images.all()
        return {
            "product": product,
            "url": self.row_url(product),
            "picture": images[0].picture if images else None,
            "missing": failures(product),
            "outlets": sorted(product.stockrecords.all(), key=lambda record: record.partner_id),
        }


class ProductScreen(RecordScreen):
    """Any page of one product: its tabs, and the plan's checklist beside it."""

    model = Product
    see, act = SEE, CHANGE
    list_url = "dashboard:product-list"
    list_label = _("Products")
    tabs = (
        ("dashboard:product-edit", _("Description")),
        ("dashboard:product-pictures", _("Pictures")),
        ("dashboard:product-documents", _("Papers")),
        ("dashboard:product-certificates", _("OCOP certificates")),
        ("dashboard:product-lots", _("Lots")),
        ("dashboard:product-prices", _("Prices and stock")),
    )

    def beside(self, product):
        if not product.pk:
            return {}
        return {
            "product": product,
            "checklist": checklist(product),
            "missing_english": labels(product, product.missing_translations),
            "stale_english": labels(product, product.stale_translations),
        }


class ProductEdit(ProductScreen, EditScreen):
    form_class = ProductForm
    edit_url = "dashboard:product-edit"
    delete_url = "dashboard:product-delete"


class ProductCreate(ProductScreen, CreateScreen):
    see = act = ADD
    form_class = ProductForm
    edit_url = "dashboard:product-edit"
    new_heading = _("New product")


class ProductDelete(ProductScreen, DeleteScreen):
    see = act = DELETE
    edit_url = "dashboard:product-edit"


def labels(record, names) -> list[str]:
    """What people call those fields."""
    return [record._meta.get_field(name).verbose_name for name in names]
