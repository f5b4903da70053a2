"""Somebody who acts for a producer deletes the account."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from producers import people
from producers.models import Draft, Invitation, Membership
from producers.models.membership import Role
from shop.communication.models import OutgoingMail
from shop.customer import accounts
from shop.customer.models import Consent
from tests.factories.producers import PASSWORD, member, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]


@pytest.fixture
def owner(coop):
    return member(coop, email="ba@example.vn", name="Chú Ba", password=PASSWORD)


def delete(browser):
    return browser.post(reverse("account_delete"), {"password": PASSWORD})


def test_they_leave_with_a_line_and_their_name_and_nothing_else_stays(coop, owner, staff):
    staff()
    user = owner.user
    Consent.objects.create(user=user, purpose="account", version="1", language="vi")
    draft = Draft.objects.create(producer=coop, subject="product", edited_by=user)
    people.invite(producer=coop, email="moi@example.vn", role=Role.HELPER, by=user)
    browser = signed_in(user)
    assert delete(browser).status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.email, user.is_active) == ("Chú Ba", "", False)
    assert "ba@example.vn" not in user.username and not user.has_usable_password()
    line = coop.events.first()
    assert (line.kind, line.text, line.by) == ("left", "Chú Ba (Người phụ trách)", user)
    assert not Membership.objects.exists()
    draft.refresh_from_db()
    assert draft.edited_by is None and Invitation.objects.get().by is None
    consent = Consent.objects.get()
    assert consent.user is None and consent.withdrawn_at
    assert OutgoingMail.objects.filter(kind="producer_without_owner").count() == 1


def test_nobody_gets_in_any_more(coop, owner):
    browser = signed_in(owner.user)
    delete(browser)
    assert browser.get(reverse("producer_home", args=[coop.pk])).status_code == 302
    assert not Client().login(username="ba@example.vn", password=PASSWORD)
    assert not Client().login(username="", password=PASSWORD)


def test_the_address_may_open_an_account_anew(coop, owner, link_to):
    accounts.delete(user=owner.user)
    people.invite(producer=coop, email="ba@example.vn", role=Role.OWNER, by=None, as_staff=True)
    token = link_to("ba@example.vn").strip("/").split("/")[-1]
    user, is_new = people.join(token=token, name="Ba", language="vi", version="1")
    assert is_new and user != owner.user


def test_the_last_owner_is_warned_and_a_customer_is_not(coop, owner):
    helper = member(coop, Role.HELPER, password=PASSWORD)
    page = signed_in(owner.user).get(reverse("account_delete")).content.decode()
    assert "người phụ trách duy nhất" in page and coop.name_vi in page
    page = signed_in(helper.user).get(reverse("account_delete")).content.decode()
    assert "duy nhất" not in page and "vẫn giữ tên bạn" in page
    page = signed_in(person(password=PASSWORD)).get(reverse("account_delete")).content.decode()
    assert "note--warn" not in page


def test_a_customer_without_a_trail_is_gone_altogether():
    user = person(password=PASSWORD)
    delete(signed_in(user))
    assert not User.objects.filter(pk=user.pk).exists()


def test_who_came_in_without_a_password_sets_one_first(coop):
    browser = signed_in(member(coop).user)
    page = browser.get(reverse("account_delete")).content.decode()
    assert reverse("account_password") in page and 'name="password"' not in page
    words = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert browser.post(reverse("account_password"), words).status_code == 302
    assert delete(browser).url == reverse("home")


def test_whoever_has_a_password_is_still_asked_for_it(owner):
    browser = signed_in(owner.user)
    words = {"new_password1": "lua-moi-2027-x", "new_password2": "lua-moi-2027-x"}
    browser.post(reverse("account_password"), words)
    owner.user.refresh_from_db()
    assert owner.user.check_password(PASSWORD)


def test_what_is_kept_can_be_taken_along(coop, owner):
    data = accounts.export(owner.user)
    assert [(one["name"], one["role"]) for one in data["producers"]] == [(coop.name_vi, "owner")]
