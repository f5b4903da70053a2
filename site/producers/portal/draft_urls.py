"""Addresses of drafts, their photos and papers, the producer's page."""

urlpatterns = []
