"""Addresses of applying, and of coming in."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from producers.portal import applying_views, entry_views

applying = [
    path("", applying_views.sell_with_us, name="sell_with_us"),
    path(_("thank-you/"), applying_views.sent, name="sell_with_us_sent"),
]
area = [
    path("", entry_views.area, name="producer_area"),
    path(_("sign-in/"), entry_views.sign_in, name="producer_sign_in"),
    path(_("sign-in/<str:token>/"), entry_views.sign_in_link, name="producer_sign_in_link"),
    path(_("sign-out/"), entry_views.sign_out, name="producer_sign_out"),
    path(_("join/<str:token>/"), entry_views.join, name="producer_join"),
]
