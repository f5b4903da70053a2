"""Pages that put forward a product which visitors cannot buy, or whose stars have lapsed."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from catalogue.models import Product
from cms.featuring import pages_by_product, troubled
from cms.product_state import State

from .base import PagesReport, edit_address, editable_pages


class Row(NamedTuple):
    page: Page
    product: Product
    state: State

    @property
    def title(self) -> str:
        return self.page.title


def featured_in_vain(user) -> list[Row]:
    """Of live Vietnamese pages that this account may change, the worst first. Their English
    follows them."""
    pages = editable_pages(user).live().filter(locale__language_code="vi").in_bulk()
    by_product = pages_by_product(pages)
    rows = [
        Row(pages[key], product, state)
        for product, state in troubled(by_product).items()
        for key in by_product[product.pk]
    ]
    return sorted(rows, key=lambda row: (WORST.index(row.state), row.title, row.product.pk))


WORST = (State.HIDDEN, State.SOLD_OUT, State.STARS_LAPSED)


class ProductsReport(PagesReport):
    name = "products"
    page_title = _("Products that pages feature in vain")
    header_icon = "tag"
    lead = _("Pages with a product that is sold out, not listed any more, or has lost its stars.")
    nothing = _("Everything that pages feature can be bought.")
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda row: edit_address(row.page)),
        Column("product", label=_("Product"), accessor="product.title"),
        Column("code", label=_("Code"), accessor="product.code"),
        Column("state", label=_("On the site"), accessor="state.label"),
    ]

    def get_base_queryset(self):
        return featured_in_vain(self.request.user)
