"""Addresses in the back office, which takes them in by the setting DASHBOARD_MORE_URLS."""

from django.urls import path

from producers.outlets import views
from shop.dashboard.content_policy import relaxed

urlpatterns = [
    path("supply/", relaxed(views.SupplyList.as_view()), name="supply-list"),
    path("supply/<int:pk>/", relaxed(views.SupplyOfferPage.as_view()), name="supply-offer"),
]
