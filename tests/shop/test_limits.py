"""Limits count the visitor, not what the visitor says."""

import pytest
from django.core.cache import cache

from shop.limits import client_address, too_many


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def request(rf, said="", address="203.0.113.7"):
    return rf.post("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=said)


def test_without_a_proxy_nothing_forwarded_is_believed(rf):
    assert client_address(request(rf, "10.9.8.7")) == "203.0.113.7"


@pytest.mark.parametrize("said", ["198.51.100.4", "1.2.3.4, 198.51.100.4", ",,198.51.100.4"])
def test_behind_one_proxy_only_its_own_entry_is_believed(rf, settings, said):
    settings.TRUSTED_PROXIES = 1
    assert client_address(request(rf, said)) == "198.51.100.4"


def test_a_proxy_that_says_nothing_leaves_the_address(rf, settings):
    settings.TRUSTED_PROXIES = 2
    assert client_address(request(rf, "198.51.100.4")) == "203.0.113.7"


def tries(rf, settings, said):
    return [too_many(request(rf, words), group="t", rate="3/m") for words in said]


def test_forging_the_header_does_not_lift_the_limit(rf, settings):
    settings.TRUSTED_PROXIES = 1
    forged = [f"10.0.0.{n}, 198.51.100.4" for n in range(5)]
    assert tries(rf, settings, forged) == [False, False, False, True, True]


def test_believing_the_first_entry_would_lift_it(rf, settings, monkeypatch):
    """The control: with the visitor's own entry believed, forging helps."""
    monkeypatch.setattr(
        "shop.limits.client_address", lambda r: r.META["HTTP_X_FORWARDED_FOR"].split(",")[0]
    )
    forged = [f"10.0.0.{n}, 198.51.100.4" for n in range(5)]
    assert tries(rf, settings, forged) == [False] * 5


def test_one_target_is_limited_over_all_addresses(rf):
    addresses = [request(rf, address=f"203.0.113.{n}") for n in range(4)]
    tried = [too_many(r, group="t", rate="3/m", of="A@example.vn") for r in addresses]
    assert tried == [False, False, False, True]


def test_the_addresses_of_one_ipv6_network_count_as_one(rf):
    addresses = [request(rf, address=f"2001:db8::{n}") for n in range(4)]
    assert [too_many(r, group="t", rate="3/m") for r in addresses] == [False, False, False, True]
    assert not too_many(request(rf, address="2001:db8:0:1::1"), group="t", rate="3/m")
