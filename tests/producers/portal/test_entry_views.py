"""Coming in: by link, by password, by invitation."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from producers import people, signing_in
from producers.models import Membership
from producers.models.membership import Role
from shop.communication.models import OutgoingMail
from shop.dashboard.roles import OUTLET_STAFF
from tests.factories.catalogue import ProducerFactory
from tests.factories.producers import PASSWORD, member, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]
ADDRESS, NEW = "ba@example.vn", "moi@example.vn"


@pytest.fixture
def owner(coop):
    return member(coop, email=ADDRESS, name="Chú Ba", password=PASSWORD)


def home(producer):
    return reverse("producer_home", args=[producer.pk])


def ask(client, email=ADDRESS, **more):
    return client.post(reverse("producer_sign_in"), {"email": email, **more})


@pytest.fixture
def link(client, owner, link_to):
    ask(client)
    return link_to(ADDRESS)


@pytest.fixture
def invited(coop, owner, link_to):
    """The path of an invitation of NEW as a helper."""
    people.invite(producer=coop, email=NEW, role=Role.HELPER, by=owner.user)
    return link_to(NEW)


WORDS = {"name": "Út Hiền", "password": "", "agrees": "on"}


def test_strangers_are_asked_to_sign_in_and_led_on(client, owner, coop, link_to):
    asked = client.get(home(coop), follow=True)
    assert asked.request["PATH_INFO"] == reverse("producer_sign_in")
    ask(client, next=asked.context["then"])
    assert client.post(link_to(ADDRESS)).url == home(coop)


def test_signing_in_leads_nowhere_else(client, link):
    answer = client.post(link, {"next": "https://elsewhere.example/"})
    assert answer.url == reverse("producer_area")


def test_what_is_said_is_the_same_for_a_known_and_an_unknown_address(client, owner):
    known = ask(client).content.decode().replace(ADDRESS, "")
    unknown = ask(client, "ai@example.vn").content.decode().replace("ai@example.vn", "")
    assert known == unknown
    assert OutgoingMail.objects.count() == 1


def test_opening_the_link_signs_nobody_in_and_sending_the_form_does(client, link):
    assert client.get(link).status_code == client.head(link).status_code == 200
    assert "_auth_user_id" not in client.session
    client.post(link)
    assert "_auth_user_id" in client.session


def test_a_spent_link_says_so_and_offers_a_new_one(client, link):
    client.post(link)
    other = Client()
    for answer in (other.get(link), other.post(link)):
        assert answer.status_code == 410
        assert reverse("producer_sign_in") in answer.content.decode()
    assert "_auth_user_id" not in other.session


def test_who_clicks_twice_is_simply_in(client, link):
    client.post(link)
    assert client.post(link).url == reverse("producer_area")


def test_tries_are_counted_for_the_address_too(client, owner):
    seen = [
        Client(REMOTE_ADDR=f"10.0.0.{n}").post(reverse("producer_sign_in"), {"email": ADDRESS})
        for n in range(11)
    ]
    assert [answer.status_code for answer in seen] == [200] * 10 + [429]
    assert OutgoingMail.objects.count() == 10


def test_a_mistyped_address_is_shown_again(client):
    answer = ask(client, "ba@")
    assert answer.status_code == 422 and 'value="ba@"' in answer.content.decode()


def test_a_password_works_too_and_leads_to_the_area(client, owner):
    page = client.get(reverse("producer_sign_in")).content.decode()
    assert f"{reverse('login')}?next=" in page
    words = {"username": ADDRESS, "password": PASSWORD, "next": reverse("producer_area")}
    assert client.post(reverse("login"), words).url == reverse("producer_area")


def test_one_producer_is_opened_at_once_of_several_one_is_chosen(coop, owner):
    browser = signed_in(owner.user)
    assert browser.get(reverse("producer_area")).url == home(coop)
    other = ProducerFactory(name_vi="HTX Khóm (mẫu)")
    Membership.objects.create(user=owner.user, producer=other, role=Role.HELPER)
    page = browser.get(reverse("producer_area")).content.decode()
    assert home(coop) in page and home(other) in page


def test_who_acts_for_none_is_led_to_sell_with_us():
    page = signed_in(person("khach@example.vn")).get(reverse("producer_area"))
    assert page.status_code == 200 and reverse("sell_with_us") in page.content.decode()
    assert "khach@example.vn" in page.content.decode()


def test_the_home_greets_and_says_for_whom(coop, owner):
    page = signed_in(owner.user).get(home(coop)).content.decode()
    assert "Chú Ba" in page and coop.name_vi in page and "Người phụ trách" in page
    assert 'content="noindex"' in page


def test_signing_out(coop, owner):
    browser = signed_in(owner.user)
    assert browser.get(reverse("producer_sign_out")).status_code == 405
    browser.post(reverse("producer_sign_out"))
    assert browser.get(home(coop)).status_code == 302


def test_an_invitation_shows_for_whom_and_as_what(client, coop, invited):
    page = client.get(invited).content.decode()
    assert coop.name_vi in page and "Người phụ giúp" in page and NEW in page
    assert not User.objects.filter(email=NEW).exists()


def test_a_new_person_gives_a_name_and_is_in(client, coop, invited):
    assert client.post(invited, WORDS).url == home(coop)
    assert client.get(home(coop)).status_code == 200
    assert not User.objects.get(email=NEW).has_usable_password()


def test_a_password_may_be_set_and_is_examined(client, invited):
    assert client.post(invited, WORDS | {"password": "123"}).status_code == 422
    client.post(invited, WORDS | {"password": PASSWORD})
    assert User.objects.get(email=NEW).check_password(PASSWORD)


@pytest.mark.parametrize("change", [{"name": ""}, {"agrees": ""}])
def test_without_name_or_consent_nobody_comes_in(client, invited, change):
    answer = client.post(invited, WORDS | change)
    assert answer.status_code == 422 and not User.objects.filter(email=NEW).exists()


def test_posted_roles_and_producers_are_ignored(client, coop, invited):
    other = ProducerFactory()
    client.post(invited, WORDS | {"role": "owner", "producer": other.pk, "email": "x@example.vn",
                                  "is_staff": "on", "is_superuser": "on"})  # fmt: skip
    membership = Membership.objects.get(user__email=NEW)
    assert (membership.role, membership.producer) == ("helper", coop)
    assert not membership.user.is_staff and not membership.user.is_superuser


def test_a_known_account_joins_but_is_not_opened_by_the_link(client, coop, invited):
    """Such mails are passed on to colleagues; behind the account may lie orders."""
    known = person(NEW, password=PASSWORD)
    assert client.post(invited).url == home(coop)
    assert Membership.objects.get(user=known).producer == coop
    assert "_auth_user_id" not in client.session
    assert client.get(home(coop), follow=True).request["PATH_INFO"] == reverse("producer_sign_in")


def test_a_known_account_that_is_signed_in_goes_straight_on(coop, invited):
    browser = signed_in(person(NEW))
    assert browser.post(invited).url == home(coop)
    assert browser.get(home(coop)).status_code == 200


@pytest.mark.parametrize("has_account", [True, False])
def test_one_account_does_not_accept_anothers_invitation(invited, has_account):
    if has_account:
        person(NEW)
    browser = signed_in(person("khac@example.vn"))
    assert browser.get(invited).status_code == 200
    assert browser.post(invited, WORDS).status_code == 409
    assert not Membership.objects.filter(role=Role.HELPER).exists()
    browser.post(invited, {"act": "sign_out"})
    assert "_auth_user_id" not in browser.session


def test_a_spent_or_made_up_invitation_is_gone(client, invited):
    client.post(invited, WORDS)
    other = Client()
    made_up = reverse("producer_join", args=["made-up"])
    answers = [other.get(invited), other.post(invited, WORDS), other.get(made_up)]
    assert {answer.status_code for answer in answers} == {410}


def test_a_sign_in_link_is_no_invitation_and_the_other_way_round(client, link, invited):
    token = link.split("?")[0].strip("/").split("/")[-1]
    other = invited.strip("/").split("/")[-1]
    assert client.get(reverse("producer_join", args=[token])).status_code == 410
    assert client.get(reverse("producer_sign_in_link", args=[other])).status_code == 410


def test_staff_who_join_sign_in_with_their_password(client, coop, invited):
    known = person(NEW, password=PASSWORD)
    known.groups.add(Group.objects.get(name=OUTLET_STAFF))
    client.post(invited)
    signing_in.send_link(email=NEW, language="vi")
    assert not OutgoingMail.objects.filter(kind="producer_sign_in").exists()
    assert signed_in(known).get(home(coop)).status_code == 200


@pytest.mark.parametrize(
    "name", ["producer_area", "producer_sign_in", "producer_sign_in_link", "producer_join"]
)
def test_entry_pages_know_no_other_methods_and_no_cache(client, name):
    path = reverse(name, args=["x"] if name in ("producer_sign_in_link", "producer_join") else [])
    assert client.delete(path).status_code == 405
    assert "no-store" in client.get(path)["Cache-Control"]
