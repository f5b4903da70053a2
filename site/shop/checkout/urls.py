"""The checkout, under the language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [path(_("checkout/"), views.checkout, name="checkout")]
