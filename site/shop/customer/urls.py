"""Addresses of an account, under the language's prefix."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from . import views

account = [
    path("", views.account, name="account"),
    path(_("orders/"), views.account_orders, name="account_orders"),
    path(_("password/"), views.account_password, name="account_password"),
    path(_("addresses/"), views.account_addresses, name="account_addresses"),
    path(_("addresses/new/"), views.account_address, name="account_address_new"),
    path(_("addresses/<int:pk>/"), views.account_address, name="account_address"),
    path(
        _("addresses/<int:pk>/delete/"), views.account_address_delete, name="account_address_delete"
    ),
    path(_("data/"), views.account_export, name="account_export"),
    path(_("delete/"), views.account_delete, name="account_delete"),
    path(_("login/"), views.LoginView.as_view(), name="login"),
    path(_("logout/"), views.logout, name="logout"),
    path(_("register/"), views.register, name="register"),
    path(_("register/<str:token>/"), views.register_finish, name="register_finish"),
    path(_("password/forgotten/"), views.PasswordResetView.as_view(), name="password_reset"),
    path(_("password/new/<uidb64>/<token>/"), views.PasswordNewView.as_view(), name="password_new"),
]
urlpatterns = [
    path(_("account/"), include(account)),
    path(_("find-order/"), views.order_lookup, name="order_lookup"),
]
