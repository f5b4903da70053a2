"""Addresses of stock, sales, offers of supply, wholesale questions."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from producers.portal import question_views, sales_views, supply_views

sales = [
    path("", sales_views.producer_sales, name="producer_sales"),
    path("csv/", sales_views.producer_sales_file, {"kind": "csv"}, name="producer_sales_csv"),
    path("xlsx/", sales_views.producer_sales_file, {"kind": "xlsx"}, name="producer_sales_xlsx"),
]
offers = [
    path("", supply_views.producer_offers, name="producer_offers"),
    path(_("offer-goods/"), supply_views.producer_offer_new, name="producer_offer_new"),
    path("<int:pk>/", supply_views.producer_offer, name="producer_offer"),
    path(
        _("<int:pk>/withdraw/"),
        supply_views.producer_offer_withdraw,
        name="producer_offer_withdraw",
    ),
]
questions = [
    path("", question_views.producer_questions, name="producer_questions"),
    path("<int:pk>/", question_views.producer_question, name="producer_question"),
    path(
        _("<int:pk>/close/"),
        question_views.producer_question_close,
        name="producer_question_close",
    ),
]
urlpatterns = [
    path(_("stock-and-sales/"), include(sales)),
    path(_("offers-of-supply/"), include(offers)),
    path(_("wholesale-questions/"), include(questions)),
]
