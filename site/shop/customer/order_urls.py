"""Addresses of an order, under the language's prefix; paying lies in `shop.payment`."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from . import order_page

one = [
    path("", order_page.order, name="order"),
    path(_("slip/"), order_page.slip, name="order_slip"),
    path(_("cancel/"), order_page.cancel, name="order_cancel"),
    path(_("again/"), order_page.reorder_all, name="order_reorder"),
    path("calendar.ics", order_page.appointment, name="order_calendar"),
]
urlpatterns = [path(_("order/<str:number>/<str:token>/"), include(one))]
