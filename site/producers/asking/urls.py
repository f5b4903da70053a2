"""Addresses of asking about wholesale, below the language's prefix."""

from django.urls import path

from producers.asking.views import wholesale_ask

urlpatterns = [path("<int:pk>/", wholesale_ask, name="wholesale_ask")]
