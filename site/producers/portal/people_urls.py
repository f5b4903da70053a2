"""Addresses of who acts for the producer."""

urlpatterns = []
