"""Where the shop's texts are found in the page editor."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.reports.base import may_translate

from . import views


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("shop-texts/", views.ShopTexts.as_view(), name="cms_shop_texts"),
        path("shop-texts/po/", views.po_file, name="cms_shop_texts_po"),
        path("shop-texts/import/", views.po_import, name="cms_shop_texts_import"),
        path("shop-texts/<slug:kind>/<int:pk>/", views.shop_text, name="cms_shop_text"),
    ]


class ShopTextsItem(MenuItem):
    def is_shown(self, request):
        return may_translate(request.user)


@hooks.register("register_admin_menu_item")
def menu_item():
    return ShopTextsItem(
        _("Translate the shop"),
        reverse("cms_shop_texts"),
        name="shop-texts",
        icon_name="wagtail-localize-language",
        order=250,
    )
