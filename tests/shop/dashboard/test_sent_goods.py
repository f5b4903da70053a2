"""What staff say about goods that are sent, and about where addresses lie."""

import pytest

from catalogue.models import Province
from shop.shipping.weight import unit_grams
from tests.shop.dashboard.conftest import address, sent_back


def test_the_weight_that_staff_enter_is_what_a_parcel_counts(shop, staff):
    browser, page = staff("manager"), address("product-edit", pk=shop.product.pk)
    sent = {**sent_back(browser.get(page)), "shipping_grams": "740"}
    assert browser.post(page, sent).status_code == 302
    shop.product.refresh_from_db()
    assert unit_grams(shop.product) == 740


@pytest.mark.parametrize("grams", ["0", "-5", "1.5", "99999999999"])
def test_a_weight_that_is_none_is_refused(grams, shop, staff):
    browser, page = staff("manager"), address("product-edit", pk=shop.product.pk)
    sent = {**sent_back(browser.get(page)), "shipping_grams": grams}
    response = browser.post(page, sent)
    assert response.status_code == 422 and "shipping_grams" in response.context["form"].errors


def test_a_former_province_is_taken_out_of_addresses(shop, staff):
    province = Province.objects.get(pk=shop.product.place.province_id)
    browser, page = staff("manager"), address("province-edit", pk=province.pk)
    sent = sent_back(browser.get(page))
    assert sent.pop("in_addresses")
    assert browser.post(page, sent).status_code == 302
    province.refresh_from_db()
    assert not province.in_addresses
