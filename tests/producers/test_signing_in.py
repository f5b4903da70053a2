"""Signing in by a link in a mail."""

from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import RequestFactory

from producers import people, signing_in
from shop.communication.models import OutgoingMail
from shop.dashboard.roles import OUTLET_STAFF
from tests.factories.outlet import OutletFactory
from tests.factories.producers import member, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]
ADDRESS = "ba@example.vn"


@pytest.fixture
def owner(coop):
    return member(coop, email=ADDRESS)


def ask(address=ADDRESS):
    signing_in.send_link(email=address, language="vi")


@pytest.fixture
def token(owner, link_to):
    ask()
    return link_to(ADDRESS).strip("/").split("/")[-1]


def request():
    found = RequestFactory().get("/")
    found.session = SessionStore()
    return found


def test_the_link_goes_to_the_accounts_own_address(owner):
    ask("BA@example.vn")
    assert OutgoingMail.objects.get().to == ADDRESS


def test_a_stranger_and_a_customer_get_no_mail(owner):
    person("khach@example.vn")
    ask("ai@example.vn")
    ask("khach@example.vn")
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("is_staff_by", ["flag", "superuser", "group", "permission", "outlet"])
def test_staff_get_no_link(owner, is_staff_by):
    user = owner.user
    if is_staff_by == "group":
        user.groups.add(Group.objects.get(name=OUTLET_STAFF))
    if is_staff_by == "permission":
        user.user_permissions.add(Permission.objects.first())
    if is_staff_by == "outlet":
        OutletFactory().users.add(user)
    user.is_staff, user.is_superuser = is_staff_by == "flag", is_staff_by == "superuser"
    user.save()
    ask()
    assert not OutgoingMail.objects.exists()


def test_it_signs_in_once(token, owner):
    signing_in.sign_in(request(), token)
    with pytest.raises(signing_in.LinkSpent):
        signing_in.sign_in(request(), token)


def test_an_older_link_is_spent_with_the_newer(token, owner, link_to):
    ask()
    signing_in.sign_in(request(), link_to(ADDRESS).strip("/").split("/")[-1])
    with pytest.raises(signing_in.LinkSpent):
        signing_in.user_in(token)


@pytest.mark.parametrize("why", ["changed", "old", "left", "closed", "became staff"])
def test_a_link_opens_nothing_any_more(token, owner, why, monkeypatch):
    assert signing_in.user_in(token) == owner.user
    if why == "changed":
        token = token[:-2] + "xx"
    if why == "old":
        monkeypatch.setattr(signing_in, "LINK_HOLDS", -1)
    if why == "left":
        people.leave(membership=owner)
    if why == "closed":
        User.objects.update(is_active=False)
    if why == "became staff":
        owner.user.groups.add(Group.objects.get(name=OUTLET_STAFF))
    with pytest.raises(signing_in.LinkSpent):
        signing_in.user_in(token)


def signed_in_at_once(token) -> int:
    """How many of four who open one link are in."""
    begin, let_in = Barrier(4), []

    def one():
        begin.wait(10)
        try:
            signing_in.sign_in(request(), token)
            let_in.append(1)
        except signing_in.LinkSpent:
            return
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(let_in)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_four_who_open_one_link_at_once_one_is_in(token):
    assert signed_in_at_once(token) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_several_are_in(token, monkeypatch):
    read, find = Barrier(4), signing_in.user_in

    def unlocked(token, *, locked=False):
        found = find(token)
        read.wait(10)
        return found

    monkeypatch.setattr(signing_in, "user_in", unlocked)
    assert signed_in_at_once(token) > 1
