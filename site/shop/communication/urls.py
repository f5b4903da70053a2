"""The demo's mailbox; mounted only where mails are written to a folder."""

from django.urls import path

from . import mailbox_views

urlpatterns = [
    path("", mailbox_views.mailbox, name="mailbox"),
    path("<str:name>/", mailbox_views.letter, name="letter"),
    path("<str:name>/html/", mailbox_views.letter_html, name="letter_html"),
]
