"""Public addresses of the catalogue, under the language's prefix; path words are translated."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from catalogue import producer_views, search_views, trace_views, views

products = [
    path("", views.catalogue, name="catalogue"),
    path(_("shelf/"), include([path("<slug:slug>-<int:pk>/", views.category, name="category")])),
    path("<slug:slug>-<int:pk>/", views.product, name="product"),
]
producers = [
    path("", producer_views.producers, name="producers"),
    path("<slug:slug>-<int:pk>/", producer_views.producer, name="producer"),
]
searches = [
    path("", search_views.results, name="search"),
    path(_("suggestions/"), search_views.suggest, name="suggest"),
]
traces = [
    path("", trace_views.trace_form, name="trace_form"),
    path("<str:code>/", trace_views.trace, name="trace"),
    path("<str:code>/<str:lot>/", trace_views.trace, name="trace_lot"),
]
papers = [
    path("<int:pk>/", trace_views.document, name="document"),
    path("ocop/<int:pk>/", trace_views.certificate_scan, name="certificate_scan"),
]
urlpatterns = [
    path(_("products/"), include(products)),
    path(_("producers/"), include(producers)),
    path(_("search/"), include(searches)),
    path(_("trace/"), include(traces)),
    path(_("documents/"), include(papers)),
]

#: Without a language: what is printed on packs.
digital_link_patterns = [
    path("01/<str:gtin>", trace_views.digital_link, name="digital_link"),
    path("01/<str:gtin>/10/<str:lot>", trace_views.digital_link, name="digital_link_lot"),
]
