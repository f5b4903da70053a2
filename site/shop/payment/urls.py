"""Pages of a payment (in both languages), and the provider's own address (in none)."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path(_("order/<str:number>/<str:token>/pay/"), views.pay, name="pay"),
    path(_("order/<str:number>/<str:token>/paid/"), views.payment_return, name="payment_return"),
]
webhook_patterns = [path("webhooks/stripe/", views.stripe_webhook, name="stripe_webhook")]
