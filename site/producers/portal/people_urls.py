"""Addresses of who acts for the producer."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from producers.portal import home_views, people_views

urlpatterns = [
    path("", home_views.home, name="producer_home"),
    path(_("people/"), people_views.people, name="producer_people"),
    path(_("people/<int:pk>/"), people_views.person, name="producer_person"),
    path(_("people/news/"), people_views.hear_news, name="producer_news"),
    path(_("people/leave/"), people_views.leave, name="producer_leave"),
    path(
        _("people/invitations/<int:pk>/"),
        people_views.take_back,
        name="producer_invitation_take_back",
    ),
]
