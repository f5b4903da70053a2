"""Editors set what stands around pages; authors and translators do not."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Site

from cms.models import SiteOwner
from cms.roles import AUTHOR, EDITOR, TRANSLATOR

pytestmark = pytest.mark.django_db
SETTINGS = ("siteowner", "announcement", "navigation")


def address(name: str) -> str:
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["cms", name, site.pk])


@pytest.fixture
def sign_in(client, django_user_model):
    def enter(role):
        user = django_user_model.objects.create_user("ai", "ai@example.vn", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return enter


@pytest.mark.parametrize("name", SETTINGS)
def test_an_editor_may_open_each(sign_in, name):
    assert sign_in(EDITOR).get(address(name)).status_code == 200


@pytest.mark.parametrize("role", [AUTHOR, TRANSLATOR])
@pytest.mark.parametrize("name", SETTINGS)
def test_nobody_else_may(sign_in, role, name):
    assert sign_in(role).get(address(name)).status_code == 302


def test_an_editor_saves_the_owner_with_links(sign_in, client):
    data = {
        "name_vi": "Văn phòng", "name_en": "", "address_vi": "", "address_en": "", "tax_code": "",
        "phone": "", "email": "", "promise_vi": "", "promise_en": "", "badge_url": "",
        "social_links-TOTAL_FORMS": "1", "social_links-INITIAL_FORMS": "0",
        "social_links-MIN_NUM_FORMS": "0", "social_links-MAX_NUM_FORMS": "8",
        "social_links-0-name": "Zalo", "social_links-0-url": "https://example.org/zalo",
        "social_links-0-ORDER": "1",
    }  # fmt: skip
    assert sign_in(EDITOR).post(address("siteowner"), data).status_code == 302
    owner = SiteOwner.objects.get()
    assert owner.name_vi == "Văn phòng" and owner.social_links.get().name == "Zalo"
