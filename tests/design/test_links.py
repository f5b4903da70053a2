"""Links out of the site."""

from types import SimpleNamespace

import pytest

from design.templatetags.links import directions_url, phone_url


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("0293 000 0001", "tel:+842930000001"),
        ("+84 293 000 0001", "tel:+842930000001"),
        ("1900 1234", "tel:19001234"),
    ],
)
def test_a_phone_can_be_called_from_abroad(number, url):
    assert phone_url(number) == url


def test_the_way_to_an_outlet_leads_to_its_coordinates():
    outlet = SimpleNamespace(latitude="9.78446", longitude="105.47012", address="Vị Thanh")
    assert directions_url(outlet).endswith("destination=9.78446%2C105.47012")


def test_without_coordinates_the_way_leads_to_the_address():
    outlet = SimpleNamespace(latitude=None, longitude=None, address="Đường 3/2 & chợ")
    assert "%26" in directions_url(outlet)
