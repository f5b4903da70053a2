"""Where producers' files are found in the page editor."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from producers.staff import question_views, views
from shop.dashboard.access import may


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("producers/", views.producer_files, name="producer_files"),
        path("producers/<int:pk>/", views.producer_file, name="producer_file"),
        path("wholesale/", question_views.wholesale_questions, name="wholesale_questions"),
        path("wholesale/<int:pk>/", question_views.wholesale_question, name="wholesale_question"),
    ]


class ProducersItem(MenuItem):
    def is_shown(self, request):
        return may(request.user, views.SEE)


@hooks.register("register_admin_menu_item")
def menu_item():
    return ProducersItem(
        _("Producers"), reverse("producer_files"), name="producers", icon_name="group", order=260
    )


class WholesaleItem(MenuItem):
    def is_shown(self, request):
        return may(request.user, question_views.SEE)


@hooks.register("register_admin_menu_item")
def wholesale_item():
    return WholesaleItem(
        _("Wholesale questions"),
        reverse("wholesale_questions"),
        name="wholesale",
        icon_name="mail",
        order=265,
    )
