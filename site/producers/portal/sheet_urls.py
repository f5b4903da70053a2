"""Addresses of many products in one spreadsheet."""

urlpatterns = []
