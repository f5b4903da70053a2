"""Staff see which certificates end soon or have ended, and only where something is to be done."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from shop.dashboard.catalogue.certificate_states import certificates
from tests.factories.listed import certify
from tests.shop.dashboard.conftest import address


def ending(days):
    """A date of issue whose certificate's last day is `days` from today."""
    return timezone.localdate() + timedelta(days=days) - relativedelta(months=36)


@pytest.mark.parametrize(
    ("days", "states"),
    [(-1, {"lapsed"}), (0, {"lapsing", "valid"}), (58, {"lapsing", "valid"}), (64, {"valid"})],
)
def test_a_certificate_is_told_of_sixty_days_before_its_end(days, states, shop):
    certify(shop.product, issued_on=ending(days))
    found = {state for state in ("lapsing", "lapsed", "valid") if certificates(state).exists()}
    assert found == states


def test_one_that_was_replaced_is_no_longer_told_of(shop, staff):
    certify(shop.product, issued_on=ending(-30))
    renewed = certify(shop.product)
    page = staff("department").get(address("certificate-list"), {"state": "lapsed"})
    assert not page.context["rows"]
    assert list(certificates("valid")) == [renewed]
