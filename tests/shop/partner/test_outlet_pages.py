"""An outlet that does not trade offers no way to goods it has not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.outlet import OutletFactory

pytestmark = pytest.mark.django_db


def both_pages(client, outlet) -> str:
    paths = (outlet.get_absolute_url(), "/vi/diem-ban/")
    return "".join(client.get(path).content.decode() for path in paths)


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_an_outlet_that_does_not_trade_promises_no_goods_and_no_hours(client, state):
    html = both_pages(client, OutletFactory(code="diem-x", state=state))
    assert "outlet=diem-x" not in html
    assert "OpeningHoursSpecification" not in html
    assert "Mở từ" not in html


def test_an_outlet_that_trades_links_to_its_goods(client):
    html = both_pages(client, OutletFactory(code="diem-x"))
    assert "outlet=diem-x" in html and "OpeningHoursSpecification" in html
    assert "Mở từ" in html


def test_an_outlet_that_opens_next_week_has_not_been_open_since(client):
    next_week = timezone.localdate() + timedelta(days=7)
    assert "Mở từ" not in both_pages(client, OutletFactory(opened_on=next_week))


def test_nobody_is_sent_to_an_outlet_that_closed_for_good(client):
    html = client.get(OutletFactory(state="closed").get_absolute_url()).content.decode()
    assert "Chỉ đường" not in html
