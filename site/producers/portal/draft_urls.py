"""Addresses of drafts, their photos and papers, the producer's page."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from producers.portal import draft_files, draft_views, product_views

one_draft = [
    path("", draft_views.draft, name="producer_draft"),
    path(_("preview/"), draft_files.preview, name="producer_preview"),
    path("photo/<int:photo>/", draft_files.photo, name="producer_photo"),
    path("paper/<int:paper>/", draft_files.paper, name="producer_paper"),
]
urlpatterns = [
    path(_("products/"), product_views.products, name="producer_products"),
    path(_("products/new/"), product_views.new, name="producer_product_new"),
    path(_("products/<int:pk>/"), product_views.open_product, name="producer_product_open"),
    path(_("your-page/"), product_views.profile, name="producer_profile"),
    path(_("drafts/<int:draft>/"), include(one_draft)),
]
