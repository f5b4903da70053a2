from django.urls import path
from wagtail.documents.views.serve import authenticate_with_password

from . import views

# Under Wagtail's own names, by which it makes the addresses.
urlpatterns = [
    path("<int:document_id>/<path:filename>", views.document, name="wagtaildocs_serve"),
    path(
        "authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
