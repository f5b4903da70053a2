"""Addresses of pages, under the language's prefix."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from cms import views
from cms.policies import PolicySlug

register_converter(PolicySlug, "policy")

urlpatterns = [
    path("", views.home, name="home"),
    path(_("what-is-ocop/"), views.about_ocop, name="about_ocop"),
    path(_("how-we-rank/"), views.ranking, name="ranking"),
    path(_("policies/<policy:key>/"), views.policy, name="policy"),
]
