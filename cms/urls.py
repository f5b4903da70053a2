"""Addresses of pages, under the language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms import views

urlpatterns = [
    path("", views.home, name="home"),
    path(_("what-is-ocop/"), views.about_ocop, name="about_ocop"),
    path(_("how-we-rank/"), views.ranking, name="ranking"),
]
