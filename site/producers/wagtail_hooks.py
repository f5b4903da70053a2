"""Where producers' files are found in the page editor."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from producers.staff import applications, views
from shop.dashboard.access import may


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("producers/", views.producer_files, name="producer_files"),
        path("producers/<int:pk>/", views.producer_file, name="producer_file"),
        path(
            "producers/applications/",
            applications.producer_applications,
            name="producer_applications",
        ),
        path(
            "producers/applications/<int:pk>/",
            applications.producer_application,
            name="producer_application",
        ),
    ]


class ProducersItem(MenuItem):
    def is_shown(self, request):
        return may(request.user, views.SEE)


@hooks.register("register_admin_menu_item")
def menu_item():
    return ProducersItem(
        _("Producers"), reverse("producer_files"), name="producers", icon_name="group", order=260
    )


@hooks.register("register_admin_menu_item")
def applications_item():
    return ProducersItem(
        _("Producers’ applications"),
        reverse("producer_applications"),
        name="producer-applications",
        icon_name="mail",
        order=261,
    )
