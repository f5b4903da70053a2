"""Where producers' files, and the drafts that wait, are found in the page editor."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from producers.staff import applications, question_views, queue, review, review_files, views
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


@hooks.register("register_admin_urls")
def review_addresses():
    draft = "producers/reviews/<int:draft>/"
    return [
        path("producers/reviews/", queue.producer_reviews, name="producer_reviews"),
        path("producers/reviews/<int:pk>/", review.producer_review, name="producer_review"),
        path(
            "producers/reviews/<int:pk>/preview/",
            review_files.producer_review_preview,
            name="producer_review_preview",
        ),
        path(
            f"{draft}photos/<int:pk>/",
            review_files.producer_review_photo,
            name="producer_review_photo",
        ),
        path(
            f"{draft}photos/<int:pk>/original/",
            review_files.producer_review_original,
            name="producer_review_original",
        ),
        path(
            f"{draft}papers/<int:pk>/",
            review_files.producer_review_paper,
            name="producer_review_paper",
        ),
        path("wholesale/", question_views.wholesale_questions, name="wholesale_questions"),
        path("wholesale/<int:pk>/", question_views.wholesale_question, name="wholesale_question"),
    ]


class ProducersItem(MenuItem):
    def is_shown(self, request):
        return may(request.user, views.SEE)


class ReviewsItem(ProducersItem):
    """With how many drafts wait: counted only for those who see it."""

    def render_component(self, request):
        shown = super().render_component(request)
        if number := queue.waiting().count():
            shown.label = f"{shown.label} ({number})"
        return shown


@hooks.register("register_admin_menu_item")
def menu_item():
    return ProducersItem(
        _("Producers"), reverse("producer_files"), name="producers", icon_name="group", order=260
    )


@hooks.register("register_admin_menu_item")
def reviews_item():
    return ReviewsItem(
        _("Review queue"),
        reverse("producer_reviews"),
        name="producer-reviews",
        icon_name="tasks",
        order=261,
    )


class WaitingPanel(Component):
    """On the editor's first page: the way to the drafts that wait."""

    name = "producers_drafts"
    order = 95
    template_name = "producers/staff/panel.html"

    def __init__(self, number: int):
        self.number = number

    def get_context_data(self, parent_context):
        return {"number": self.number}


@hooks.register("construct_homepage_panels")
def waiting_panel(request, panels):
    if may(request.user, views.SEE) and (number := queue.waiting().count()):
        panels.append(WaitingPanel(number))


@hooks.register("register_admin_menu_item")
def applications_item():
    return ProducersItem(
        _("Producers’ applications"),
        reverse("producer_applications"),
        name="producer-applications",
        icon_name="mail",
        order=262,
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
