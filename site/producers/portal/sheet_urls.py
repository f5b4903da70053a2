"""Addresses of many products in one spreadsheet."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from producers.portal import sheet_views

one_sheet = [
    path("", sheet_views.sheet, name="producer_sheet"),
    path("file/", sheet_views.sheet_file, name="producer_sheet_file"),
    path(_("take-over/"), sheet_views.take_over, name="producer_sheet_take_over"),
]
sheets = [
    path("", sheet_views.sheets, name="producer_sheets"),
    path(_("template.<str:ending>"), sheet_views.sheet_template, name="producer_sheet_template"),
    path(_("products.<str:ending>"), sheet_views.sheet_products, name="producer_sheet_products"),
    path("<int:pk>/", include(one_sheet)),
]
urlpatterns = [path(_("spreadsheets/"), include(sheets))]
