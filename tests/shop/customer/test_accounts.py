"""An account: opened by mail, looked after, handed out and deleted by its owner alone."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation
from oscar.apps.address.models import Country

from catalogue.models import Province
from shop.communication.models import OutgoingMail
from shop.customer import accounts, registration
from shop.customer.models import Consent
from shop.dashboard.roles import OUTLET_STAFF

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD = "lan@example.vn", "khom-cau-duc-2026"


@pytest.fixture(autouse=True)
def in_vietnamese():
    cache.clear()
    Country.objects.get_or_create(pk="VN", defaults={"name": "Việt Nam", "printable_name": "x"})
    with translation.override("vi"):
        yield


@pytest.fixture
def lan():
    return User.objects.create_user("lan", email=EMAIL, password=PASSWORD, first_name="Lan")


@pytest.fixture
def other():
    return User.objects.create_user("minh", email="minh@example.vn", password=PASSWORD)


def link_in_mail():
    return re.search(r"/vi/\S+", OutgoingMail.objects.latest("pk").data["link"]).group()


def open_account(client, **changes):
    client.post(reverse("register"), {"email": EMAIL})
    words = {"name": "Lan", "password": PASSWORD, "agrees": "on"} | changes
    return client.post(link_in_mail(), words)


def test_an_account_is_opened_by_the_link_in_the_mail(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("register"), {"email": EMAIL})
    assert mail.outbox[0].to == [EMAIL]
    assert open_account(client).status_code == 302
    assert User.objects.get(email=EMAIL).first_name == "Lan"
    assert Consent.objects.get().purpose == "account"
    assert client.get(reverse("account")).status_code == 200


def test_without_consent_there_is_no_account(client):
    page = open_account(client, agrees="")
    assert "cần có sự đồng ý" in page.content.decode().lower() or "consent" in page.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["123", "password1", EMAIL, "99999999"])
def test_a_weak_password_is_refused_and_the_name_kept(client, password):
    page = open_account(client, password=password)
    assert page.status_code == 200
    assert 'value="Lan"' in page.content.decode()


def test_the_link_works_once_and_only_as_it_was_sent(client):
    open_account(client)
    assert client.get(link_in_mail()).status_code == 410
    assert client.get(link_in_mail()[:-3] + "xx/").status_code == 410


def test_nobody_learns_whether_an_address_has_an_account(client, lan):
    known = client.post(reverse("register"), {"email": EMAIL})
    unknown = client.post(reverse("register"), {"email": "ai@example.vn"})
    page = known.content.decode().replace(EMAIL, "")
    assert page == unknown.content.decode().replace("ai@example.vn", "")
    kinds = set(OutgoingMail.objects.values_list("kind", flat=True))
    assert kinds == {"account_exists", "verify"}


def test_log_in_is_by_e_mail_in_any_case(client, lan):
    done = client.post(reverse("login"), {"username": EMAIL.upper(), "password": PASSWORD})
    assert done.url == reverse("account")


def test_log_in_leads_nowhere_else(client, lan):
    words = {"username": EMAIL, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("login"), words).url == reverse("account")


def test_thirty_tries_of_one_address_are_enough(client):
    words = {"username": EMAIL, "password": "wrong"}
    seen = [client.post(reverse("login"), words).status_code for _ in range(31)]
    assert (seen[0], seen[-1]) == (200, 429)


def test_a_forgotten_password_is_set_anew_by_mail(client, lan):
    client.post(reverse("password_reset"), {"email": EMAIL})
    page = client.get(link_in_mail(), follow=True)
    form = {"new_password1": "lua-moi-2027-x", "new_password2": "lua-moi-2027-x"}
    client.post(page.request["PATH_INFO"], form)
    lan.refresh_from_db()
    assert lan.check_password("lua-moi-2027-x")


def test_staff_get_no_link_and_the_answer_is_the_same(client, lan):
    lan.groups.add(Group.objects.get(name=OUTLET_STAFF))
    answer = client.post(reverse("password_reset"), {"email": EMAIL})
    assert answer.status_code == 200 and EMAIL in answer.content.decode()
    assert not OutgoingMail.objects.filter(kind="password_reset").exists()


ADDRESS = {
    "first_name": "Lan",
    "line1": "12 Trần Hưng Đạo",
    "line3": "Vị Thanh",
    "line4": "Cần Thơ",
}


@pytest.fixture
def province():
    return Province.objects.create(name="Cần Thơ")


def test_addresses_are_kept_changed_and_deleted(client, lan, province):
    client.force_login(lan)
    client.post(reverse("account_address_new"), ADDRESS)
    assert client.post(reverse("account_address_new"), ADDRESS).status_code == 200
    [kept] = lan.addresses.all()
    client.post(reverse("account_address", args=[kept.pk]), ADDRESS | {"line1": "14 Lê Lợi"})
    assert lan.addresses.get().line1 == "14 Lê Lợi"
    client.post(reverse("account_address_delete", args=[kept.pk]))
    assert not lan.addresses.exists()


@pytest.mark.parametrize("name", ["account_address", "account_address_delete"])
def test_anothers_address_is_not_found(client, lan, other, province, name):
    client.force_login(lan)
    client.post(reverse("account_address_new"), ADDRESS)
    client.force_login(other)
    assert client.post(reverse(name, args=[lan.addresses.get().pk]), ADDRESS).status_code == 404
    assert lan.addresses.exists()


@pytest.mark.parametrize(
    "name", ["account", "account_orders", "account_addresses", "account_export", "account_delete"]
)
def test_strangers_are_sent_to_log_in_and_nothing_is_cached(client, lan, name):
    assert client.get(reverse(name)).url.startswith(reverse("login"))
    client.force_login(lan)
    assert "no-store" in client.get(reverse(name))["Cache-Control"]


def test_all_data_can_be_taken_along(client, lan):
    client.force_login(lan)
    data = client.get(reverse("account_export")).json()
    assert data["account"]["email"] == EMAIL
    assert set(data) == {"account", "addresses", "consents", "orders", "producers"}


def test_an_account_is_deleted_only_with_its_password(client, lan):
    client.force_login(lan)
    client.post(reverse("account_delete"), {"password": "wrong"})
    assert User.objects.filter(pk=lan.pk).exists()
    client.post(reverse("account_delete"), {"password": PASSWORD})
    assert not User.objects.filter(pk=lan.pk).exists()
    assert client.get(reverse("account")).status_code == 302


def test_staff_do_not_delete_themselves(lan):
    lan.is_staff = True
    with pytest.raises(PermissionError):
        accounts.delete(user=lan)


def test_the_lookup_answers_alike_and_writes_only_to_the_orders_address(client):
    asked = {"number": "HG-00000000", "email": "ai@example.vn"}
    assert client.post(reverse("order_lookup"), asked).status_code == 200
    assert not OutgoingMail.objects.exists()


def test_registration_twice_at_once_makes_one_account(client):
    client.post(reverse("register"), {"email": EMAIL})
    token = link_in_mail().strip("/").split("/")[-1]
    facts = {"name": "Lan", "password": PASSWORD, "language": "vi", "version": "1"}
    registration.finish(token=token, **facts)
    with pytest.raises(registration.LinkSpent):
        registration.finish(token=token, **facts)
