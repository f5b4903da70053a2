"""Addresses of stock, sales, offers of supply, wholesale questions."""

urlpatterns = []
