"""Addresses of staff's screens, and who may read what visitors sent."""

from django.urls import path
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.forms.views import sent_form


@hooks.register("register_admin_urls")
def addresses():
    return [path("sent-forms/<int:pk>/", sent_form, name="cms_sent_form")]


@hooks.register("filter_form_submissions_for_user")
def only_editors(user, forms):
    """Personal data: read by those who publish, not by whoever may write."""
    policy = policy_registry.get_by_type(Page)
    return forms & policy.instances_user_has_permission_for(user, "publish")
