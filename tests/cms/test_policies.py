"""What a selling site must say of itself."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from cms.policies import POLICIES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("key", POLICIES)
def test_each_policy_has_a_page_in_each_language(client, key, language):
    with override(language):
        answer = client.get(reverse("policy", args=[key]))
        assert str(POLICIES[key].title) in answer.content.decode()


def test_addresses_use_the_words_of_their_language():
    with override("vi"):
        assert reverse("policy", args=["returns"]).endswith("/doi-tra-hoan-tien/")
    with override("en"):
        assert reverse("policy", args=["returns"]) == "/en/policies/returns-and-refunds/"


def test_the_switch_leads_to_the_same_policy(client):
    answer = client.get("/en/policies/returns-and-refunds/")
    assert answer.context["switch"]["url"].endswith("/doi-tra-hoan-tien/")


def test_an_unknown_policy_is_not_found(client):
    assert client.get("/en/policies/no-such-thing/").status_code == 404


def test_every_page_leads_to_the_policies(client):
    page = client.get("/en/").content.decode()
    with override("en"):
        assert all(reverse("policy", args=[key]) in page for key in POLICIES)
