"""Staff log in by e-mail; who guesses is locked out, in words."""

import base64
import hashlib
import re

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import User

from tests.shop.dashboard.conftest import address

PASSWORD = "mat-khau-1"


@pytest.fixture
def person(db):
    return User.objects.create_user("lan", "lan@example.vn", PASSWORD)


def log_in(client, email="lan@example.vn", password=PASSWORD, **more):
    return client.post(address("login"), {"username": email, "password": password, **more})


def test_staff_log_in_by_e_mail_in_any_case(client, person):
    response = log_in(client, "LAN@example.vn")
    assert response.status_code == 302 and response.url == address("index")


def test_a_wrong_password_is_said_and_the_e_mail_stays(client, person):
    response = log_in(client, password="sai")
    assert response.context["form"].non_field_errors()
    assert 'value="lan@example.vn"' in response.content.decode()


def test_after_log_in_one_is_where_one_wanted_to_be_but_only_on_this_site(client, person):
    assert log_in(client, next=address("ledger")).url == address("ledger")
    assert log_in(client, next="https://example.com/").url == address("index")


def test_who_guesses_is_locked_out_for_half_an_hour(client, person, settings):
    settings.AXES_ENABLED = True
    answers = [log_in(client, password="sai") for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert answers[-1].status_code == 429
    assert "dashboard/locked_out.html" in {template.name for template in answers[-1].templates}
    assert log_in(client).status_code == 429
    assert site_settings.AXES_COOLOFF_TIME == 0.5  # what the page says


def test_log_out_is_a_post_that_leads_to_log_in(client, person):
    log_in(client)
    assert client.get(address("logout")).status_code == 405
    assert client.post(address("logout")).url == address("login")


@pytest.mark.parametrize("page", ["login", "index", "product-list"])
def test_every_inline_script_is_allowed_by_its_hash_and_nothing_else_is(page, staff):
    response = staff("manager").get(address(page))
    policy = response.headers["Content-Security-Policy"]
    scripts = re.findall(r"<script>(.*?)</script>", response.content.decode(), re.DOTALL)
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert scripts and "unsafe-inline" not in policy


@pytest.mark.parametrize("page", ["login", "index", "product-list"])
def test_no_page_asks_another_site_for_anything(page, staff):
    content = staff("manager").get(address(page)).content.decode()
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', content)
