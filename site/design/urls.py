"""The gallery of components, for those who build pages."""

from django.urls import path

from design.gallery.views import gallery

urlpatterns = [path("", gallery, name="gallery")]
