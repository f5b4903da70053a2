"""What staff decide about selling: the switch, windows, zones, vouchers, alerts."""

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout.models import CheckoutSettings
from shop.dashboard.orders.alerts import close
from shop.payment.models import StaffAlert
from shop.shipping.models import CollectionRule, DeliveryZone
from tests.shop.dashboard.conftest import address, sent_back
from tests.shop.dashboard.orders import placed_order, voucher

Voucher = get_model("voucher", "Voucher")
ConditionalOffer = get_model("offer", "ConditionalOffer")


@pytest.fixture
def send(staff):
    """`send(name, values, **where)`: opens a form as the sales manager and sends it changed."""
    browser = staff("sales")

    def send_form(name, values, **where):
        page = address(name, **where)
        return browser.post(page, {**sent_back(browser.get(page)), **values})

    return send_form


def test_ordering_is_closed_until_staff_open_it(send):
    assert not CheckoutSettings.load().is_open
    assert send("ordering", {"is_open": "on"}).status_code == 302
    assert CheckoutSettings.load().is_open


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"hold_minutes": 60, "hold_limit_minutes": 40}, "hold_limit_minutes"),
        ({"hold_minutes": 10}, "hold_minutes"),
        ({"is_open": "on", "takes_card": "", "takes_counter": ""}, "takes_counter"),
        ({"closed_note_en": "Closed"}, "closed_note_vi"),
    ],
)
def test_what_cannot_hold_is_refused_at_its_field(values, field, send):
    response = send("ordering", values)
    assert response.status_code == 422 and field in response.context["form"].errors
    assert not CheckoutSettings.objects.exists()


def test_an_outlet_gets_its_rule_when_it_is_first_saved(send, shop):
    assert send("collection-edit", {"capacity": 5}, pk=shop.outlet.pk).status_code == 302
    assert CollectionRule.objects.get().capacity == 5
    assert send("collection-edit", {"capacity": 6}, pk=shop.outlet.pk).status_code == 302
    assert CollectionRule.objects.get().capacity == 6


def test_the_list_shows_the_defaults_where_none_was_saved(staff, shop):
    rows = staff("department").get(address("collection-list")).context["rows"]
    assert {dict(row["cells"][1:2]).popitem()[1] for row in rows} == {60}


@pytest.fixture
def zone():
    return DeliveryZone.objects.create(name_vi="Nội thành")


def bands(*rows) -> dict:
    return {
        f"bands-{n}-{name}": value
        for n, row in enumerate(rows)
        for name, value in zip(("up_to_grams", "price"), row, strict=True)
    }


def test_bands_are_kept_by_weight(send, zone):
    assert send("zone-bands", bands((5000, 45_000), (1000, 22_000)), pk=zone.pk).status_code == 302
    assert list(zone.bands.values_list("up_to_grams", "price")) == [(1000, 22_000), (5000, 45_000)]


@pytest.mark.parametrize(
    "rows",
    [
        [(1000, 45_000), (5000, 4_500)],
        [(1000, 1), (1000, 2)],
        [(0, 22_000)],
        [(1000, 99_000_000)],
        [(1000, -1)],
    ],
)
def test_bands_with_a_slipped_figure_are_refused(rows, send, zone):
    assert send("zone-bands", bands(*rows), pk=zone.pk).status_code == 422
    assert not zone.bands.exists()


def test_wards_are_kept_once_a_line_and_need_their_province(send, zone, shop):
    wards = " phường  Vị Thanh \n\nxã Vị Thủy\nphường Vị Thanh"
    assert send("zone-edit", {"wards": wards}, pk=zone.pk).status_code == 422
    province = shop.product.place.province_id
    assert (
        send("zone-edit", {"wards": wards, "provinces": [province]}, pk=zone.pk).status_code == 302
    )
    zone.refresh_from_db()
    assert zone.wards == "phường Vị Thanh\nxã Vị Thủy"


def new_voucher(**values):
    today = timezone.localdate()
    return {
        "code": "tet2027",
        "name": "Tết",
        "kind": "Percentage",
        "value": 10,
        "usage": "Multi-use",
        "first_day": today,
        "last_day": today,
        **values,
    }


def test_a_voucher_is_one_code_with_one_offer_for_both_days_included(send):
    assert send("voucher-create", new_voucher(least=200_000)).status_code == 302
    made = Voucher.objects.get()
    offer = made.offers.get()
    assert (made.code, made.is_active()) == ("TET2027", True)
    assert (offer.benefit.type, offer.benefit.value) == ("Percentage", 10)
    assert (offer.condition.type, offer.condition.value) == ("Value", 200_000)
    assert offer.max_basket_applications == 1
    assert offer.benefit.range.includes_all_products


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"value": 101}, "value"),
        ({"value": 0}, "value"),
        ({"value": "1.5"}, "value"),
        ({"code": "TẾT"}, "code"),
        ({"code": "A B C D"}, "code"),
        ({"code": "khom10"}, "code"),
        ({"name": "Mùa khóm"}, "name"),
        ({"last_day": "2020-01-01"}, "last_day"),
    ],
)
def test_a_voucher_that_cannot_be_is_refused_at_its_field(values, field, send):
    voucher()
    response = send("voucher-create", new_voucher(**values))
    assert response.status_code == 422 and field in response.context["form"].errors
    assert Voucher.objects.count() == 1


def test_a_voucher_is_changed_in_place(send):
    kept = voucher()
    values = {"kind": "Absolute", "value": 20_000, "code": "KHOM20"}
    assert send("voucher-edit", values, pk=kept.pk).status_code == 302
    kept.refresh_from_db()
    benefit = kept.offers.get().benefit
    assert (kept.code, benefit.type, benefit.value) == ("KHOM20", "Absolute", 20_000)
    assert ConditionalOffer.objects.count() == 1


def test_a_voucher_that_was_used_keeps_its_code_and_is_not_deleted(send, placed, staff):
    kept = voucher()
    kept.applications.create(order=placed())
    send("voucher-edit", {"code": "ANDERS", "value": 15}, pk=kept.pk)
    kept.refresh_from_db()
    assert (kept.code, kept.offers.get().benefit.value) == ("KHOM10", 15)
    browser = staff("administrator")
    assert browser.post(address("voucher-delete", pk=kept.pk)).status_code == 409
    assert Voucher.objects.exists()


def test_a_voucher_goes_with_its_offer(staff):
    page = address("voucher-delete", pk=voucher().pk)
    assert staff("sales").post(page).status_code == 302
    assert not (Voucher.objects.exists() or ConditionalOffer.objects.exists())


def test_the_list_counts_the_orders_of_a_voucher(placed, staff):
    kept = voucher()
    kept.applications.create(order=placed())
    [row] = staff("department").get(address("voucher-list"), {"state": "running"}).context["rows"]
    assert row["cells"][-1][1] == 1


def test_an_alert_is_closed_once_by_whoever_was_first(staff, placed):
    alert = StaffAlert.objects.create(key="x", kind="stuck", order=placed())
    first, second = staff("sales"), staff("administrator")
    page = address("alert-close", pk=alert.pk)
    assert {first.post(page).status_code, second.post(page).status_code} == {302}
    alert.refresh_from_db()
    assert alert.closed_by == first.user
    assert not close(alert=alert, by=second.user)


def test_outlet_staff_see_alerts_of_their_own_orders_only(placed, shop, staff):
    mine = StaffAlert.objects.create(key="a", kind="stuck", order=placed())
    StaffAlert.objects.create(key="b", kind="stuck", order=placed_order(shop.other_record))
    StaffAlert.objects.create(key="c", kind="unknown_payment")

    def shown(role):
        page = staff(role).get(address("alert-list")).context["page"]
        return [alert.key for alert in page]

    assert (shown("outlet"), len(shown("sales"))) == ([mine.key], 3)
