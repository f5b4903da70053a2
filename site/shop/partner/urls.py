"""Public addresses of the outlets, under the language's prefix."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from . import views

outlets = [
    path("", views.outlets, name="outlets"),
    path("<slug:slug>-<int:pk>/", views.outlet, name="outlet"),
]
urlpatterns = [path(_("outlets/"), include(outlets))]
