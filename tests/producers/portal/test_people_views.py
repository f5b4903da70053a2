"""The page "People": owners manage, helpers see, nobody else finds it."""

import pytest
from django.urls import reverse

from producers import news, people
from producers.models import Invitation, Membership
from producers.models.membership import Role
from tests.factories.catalogue import ProducerFactory
from tests.factories.producers import member, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]
NEW = {"email": "moi@example.vn", "role": "helper"}


@pytest.fixture
def owner(coop):
    return member(coop, name="Chú Ba")


@pytest.fixture
def helper(coop, owner):
    return member(coop, Role.HELPER, name="Út Hiền")


def page_of(producer):
    return reverse("producer_people", args=[producer.pk])


def person_of(membership, producer=None):
    return reverse("producer_person", args=[(producer or membership.producer).pk, membership.pk])


@pytest.fixture
def invitation(coop, owner):
    return people.invite(producer=coop, by=owner.user, **NEW)


def addresses(producer, membership, invitation):
    """{address: method} of everything about people."""
    return {
        reverse("producer_home", args=[producer.pk]): "get",
        page_of(producer): "get",
        page_of(producer) + "?": "post",
        person_of(membership, producer): "post",
        reverse("producer_leave", args=[producer.pk]): "get",
        reverse("producer_leave", args=[producer.pk]) + "?": "post",
        reverse("producer_news", args=[producer.pk]): "post",
        reverse("producer_invitation_take_back", args=[producer.pk, invitation.pk]): "post",
    }


def answers(browser, places) -> set[int]:
    return {getattr(browser, method)(path).status_code for path, method in places.items()}


@pytest.mark.parametrize("who", ["customer", "owner elsewhere", "removed", "administrator"])
def test_who_does_not_act_for_the_producer_finds_nothing(coop, helper, invitation, who, owner):
    user = {
        "customer": lambda: person(),
        "owner elsewhere": lambda: member(ProducerFactory()).user,
        "removed": lambda: helper.user,
        "administrator": lambda: person(),
    }[who]()
    if who == "removed":
        people.remove(membership=helper, by=owner.user)
    if who == "administrator":
        user.is_superuser = user.is_staff = True
        user.save()
    assert answers(signed_in(user), addresses(coop, owner, invitation)) == {404}
    assert Invitation.objects.filter(closed_at=None).exists()


def test_visitors_are_asked_to_sign_in(client, coop, owner, invitation):
    assert answers(client, addresses(coop, owner, invitation)) == {302}
    assert Invitation.objects.filter(closed_at=None).exists()


def test_another_producers_people_and_invitations_are_not_reached_through_ones_own(
    coop, owner, helper, invitation
):
    other = member(ProducerFactory())
    browser = signed_in(other.user)
    back = reverse("producer_invitation_take_back", args=[other.producer_id, invitation.pk])
    sent = [
        browser.post(person_of(helper, other.producer), {"act": "remove"}),
        browser.post(back),
    ]
    assert [answer.status_code for answer in sent] == [404, 404]
    helper.refresh_from_db()
    assert helper.left_at is None


def test_a_removed_person_is_out_at_the_next_request_and_stays_a_customer(coop, owner, helper):
    browser = signed_in(helper.user)
    assert browser.get(page_of(coop)).status_code == 200
    signed_in(owner.user).post(person_of(helper), {"act": "remove"})
    assert browser.get(page_of(coop)).status_code == 404
    assert browser.get(reverse("account")).status_code == 200


def test_helpers_see_and_change_nothing(coop, owner, helper, invitation):
    browser = signed_in(helper.user)
    page = browser.get(page_of(coop)).content.decode()
    assert "Chú Ba" in page and NEW["email"] in page
    assert person_of(owner) not in page and 'name="email"' not in page
    refused = [
        browser.post(page_of(coop), NEW),
        browser.post(person_of(owner), {"act": "remove"}),
        browser.post(person_of(helper), {"act": "owner"}),
        browser.post(reverse("producer_invitation_take_back", args=[coop.pk, invitation.pk])),
    ]
    assert [answer.status_code for answer in refused] == [403] * 4
    helper.refresh_from_db()
    assert helper.role == Role.HELPER and Invitation.objects.filter(closed_at=None).count() == 1


def test_an_owner_invites_and_takes_back(coop, owner):
    browser = signed_in(owner.user)
    assert browser.post(page_of(coop), NEW).status_code == 302
    invitation = Invitation.objects.get()
    assert invitation.email in browser.get(page_of(coop)).content.decode()
    back = reverse("producer_invitation_take_back", args=[coop.pk, invitation.pk])
    assert [browser.post(back).status_code for _ in range(2)] == [302, 409]
    assert list(coop.events.values_list("kind", flat=True)) == ["uninvited", "invited"]


def test_each_agrees_to_news_for_themselves_and_stops_them(coop, owner, helper):
    browser, page = signed_in(helper.user), reverse("producer_news", args=[coop.pk])
    agreed = []
    for act in ("agree", "agree", "stop"):
        assert browser.post(page, {"act": act}).status_code == 302
        agreed.append((news.agrees(helper.user), news.agrees(owner.user)))
    assert agreed == [(True, False), (True, False), (False, False)]
    assert helper.user.consents.filter(purpose="news").count() == 1


@pytest.mark.parametrize("change", [{"email": "moi@"}, {"email": ""}, {"role": "staff"}])
def test_a_wrong_invitation_is_shown_again(coop, owner, change):
    answer = signed_in(owner.user).post(page_of(coop), NEW | change)
    assert answer.status_code == 422 and not Invitation.objects.exists()


def test_who_acts_for_it_already_is_told(coop, owner, helper):
    answer = signed_in(owner.user).post(page_of(coop), NEW | {"email": helper.user.email})
    assert answer.status_code == 409 and "đã có trong cơ sở" in answer.content.decode()


def test_posted_producers_and_people_are_ignored(coop, owner):
    other = ProducerFactory()
    more = {"producer": other.pk, "by": "1", "user": "1", "closed_at": "2026-01-01"}
    signed_in(owner.user).post(page_of(coop), NEW | more)
    invitation = Invitation.objects.get()
    assert (invitation.producer, invitation.by, invitation.closed_at) == (coop, owner.user, None)


def test_twenty_invitations_an_hour_are_enough(coop, owner):
    browser = signed_in(owner.user)
    seen = [
        browser.post(page_of(coop), NEW | {"email": f"moi{n}@example.vn"}).status_code
        for n in range(21)
    ]
    assert seen == [302] * 20 + [429]


def test_a_role_is_given_and_taken(coop, owner, helper):
    browser = signed_in(owner.user)
    browser.post(person_of(helper), {"act": "owner"})
    assert Membership.objects.get(pk=helper.pk).is_owner
    assert browser.post(person_of(helper), {"act": "owner"}).status_code == 409
    browser.post(person_of(helper), {"act": "helper"})
    assert not Membership.objects.get(pk=helper.pk).is_owner


@pytest.mark.parametrize("act", ["", "delete", "superuser"])
def test_an_unknown_act_does_nothing(coop, owner, helper, act):
    answer = signed_in(owner.user).post(person_of(helper), {"act": act})
    assert answer.status_code == 409 and not coop.events.exists()


@pytest.mark.parametrize("act", ["helper", "remove"])
def test_the_last_owner_is_told_why_not(coop, owner, helper, act):
    answer = signed_in(owner.user).post(person_of(owner), {"act": act})
    assert answer.status_code == 409
    assert "người phụ trách duy nhất" in answer.content.decode()


def test_the_last_owner_does_not_leave_and_a_helper_does(coop, owner, helper):
    leave = reverse("producer_leave", args=[coop.pk])
    assert "duy nhất" in signed_in(owner.user).get(leave).content.decode()
    assert signed_in(owner.user).post(leave).status_code == 409
    browser = signed_in(helper.user)
    assert "duy nhất" not in browser.get(leave).content.decode()
    assert browser.post(leave).url == reverse("producer_area")
    assert browser.get(page_of(coop)).status_code == 404
    assert list(coop.events.values_list("kind", flat=True)) == ["left"]


def test_other_methods_are_refused(coop, owner, helper, invitation):
    browser = signed_in(owner.user)
    places = [place.rstrip("?") for place in addresses(coop, helper, invitation)]
    assert {browser.delete(place).status_code for place in places} == {405}
    assert browser.get(person_of(helper)).status_code == 405
