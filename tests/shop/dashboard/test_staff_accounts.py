"""Accounts of staff, made by the administrator alone."""

from django.contrib.auth.models import Group, User
from django.test import Client

from shop.dashboard.roles import OUTLET_STAFF
from tests.shop.dashboard.conftest import address, sent_back

NEW = {"email": "Mai@example.vn", "password": "keo-dua-ngot-9", "is_active": "on"}


def test_a_new_account_logs_in_and_sees_its_outlet(shop, staff):
    role = Group.objects.get(name=OUTLET_STAFF)
    data = {**NEW, "groups": role.pk, "partners": shop.outlet.pk}
    assert staff("administrator").post(address("staff-create"), data).status_code == 302
    browser = Client()
    browser.post(address("login"), {"username": "mai@example.vn", "password": NEW["password"]})
    own = address("outlet-stock", pk=shop.outlet.pk)
    assert browser.get(address("stock")).url == own


def test_an_e_mail_has_one_account_and_a_password_is_not_too_easy(shop, staff):
    browser = staff("administrator")
    taken = browser.post(address("staff-create"), {**NEW, "email": "ADMINISTRATOR@example.vn"})
    assert "email" in taken.context["form"].errors
    easy = browser.post(address("staff-create"), {**NEW, "password": "12345678"})
    assert "password" in easy.context["form"].errors


def test_an_empty_password_keeps_the_old_one_and_groups_of_other_rooms_stay(shop, staff):
    browser = staff("administrator")
    person = User.objects.create_user("lan@example.vn", "lan@example.vn", "mat-khau-1")
    editors = Group.objects.get_or_create(name="Editors")[0]
    person.groups.add(editors)
    page = address("staff-edit", pk=person.pk)
    assert browser.post(page, {**sent_back(browser.get(page)), "password": ""}).status_code == 302
    person.refresh_from_db()
    assert person.check_password("mat-khau-1")
    assert list(person.groups.all()) == [editors]
