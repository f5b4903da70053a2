"""One formatter of money, in both languages."""

import pytest
from django.utils.translation import override

from design.money import vnd, vnd_per
from design.templatetags import money as tags

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [
        (0, f"0{NBSP}₫", "₫0"),
        (500, f"500{NBSP}₫", "₫500"),
        (185_000, f"185.000{NBSP}₫", "₫185,000"),
        (12_345_678, f"12.345.678{NBSP}₫", "₫12,345,678"),
        (-45_000, f"-45.000{NBSP}₫", "-₫45,000"),
    ],
)
def test_an_amount_is_written_as_each_language_does(amount, vietnamese, english):
    assert vnd(amount, "vi") == vietnamese
    assert vnd(amount, "en") == english


@pytest.mark.parametrize(
    ("net_unit", "vietnamese", "english"),
    [
        ("g", f"330.000{NBSP}₫/kg", "₫330,000/kg"),
        ("ml", f"330.000{NBSP}₫/lít", "₫330,000/litre"),
    ],
)
def test_a_unit_price_is_per_kilogram_or_litre(net_unit, vietnamese, english):
    assert vnd_per(330_000, net_unit, "vi") == vietnamese
    assert vnd_per(330_000, net_unit, "en") == english


def test_nothing_is_written_where_there_is_no_price():
    assert tags.vnd(None) == ""
    assert tags.vnd_per(None, "g") == ""
    assert tags.vnd_per(330_000, "") == ""


def test_templates_write_in_the_readers_language():
    with override("en"):
        assert tags.vnd(85_000) == "₫85,000"
