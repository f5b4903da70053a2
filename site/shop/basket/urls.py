"""The basket, under the language's prefix; path words are translated."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from . import views

basket = [
    path("", views.basket, name="basket"),
    path(_("add/"), views.add, name="basket_add"),
    path(_("update/"), views.update, name="basket_update"),
    path(_("remove/"), views.remove, name="basket_remove"),
    path(_("receive/"), views.receive, name="basket_receive"),
    path(_("voucher/"), views.voucher, name="basket_voucher"),
    path("badge/", views.badge, name="basket_badge"),
]
urlpatterns = [path(_("basket/"), include(basket))]
