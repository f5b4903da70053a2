"""A certificate runs 36 months; after that no stars show anywhere."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from catalogue.browse import Listing
from catalogue.models import OcopCertificate, Product
from tests.factories.listed import certify, listed_product

pytestmark = pytest.mark.django_db


def shown_stars(query: str = "") -> dict[str, int]:
    listing = Listing(params=QueryDict(query), path="/vi/san-pham/")
    stars = [facet for facet in listing.facets if facet.is_stars]
    return {option.value: option.count for facet in stars for option in facet.options}


def test_it_runs_thirty_six_months():
    certificate = certify(listed_product(), issued_on=date(2024, 2, 29))
    assert certificate.valid_until == date(2027, 2, 28)


def test_stars_are_gone_the_day_after_it_ends(freeze):
    product = listed_product()
    issued_on = timezone.localdate() - relativedelta(months=35)
    end = certify(product, stars=4, issued_on=issued_on).valid_until
    with freeze(end):
        assert product.valid_stars == 4
        assert shown_stars() == {"4": 1}
        assert product in Product.objects.with_valid_stars()
    with freeze(end + timedelta(days=1)):
        assert product.valid_stars is None
        assert product.stars_lapsed_on == end
        assert shown_stars() == {}
        assert product not in Product.objects.with_valid_stars()


def test_a_lapsed_certificate_is_found_by_no_star_filter():
    product = listed_product()
    certify(product, stars=5, issued_on=timezone.localdate() - relativedelta(months=40))
    listing = Listing(params=QueryDict("stars=5"), path="/")
    assert listing.total == 0


def test_the_newest_certificate_counts():
    product = listed_product()
    certify(product, stars=3, issued_on=date(2023, 12, 1))
    certify(product, stars=4, issued_on=date(2025, 12, 1))
    assert product.ocop_stars == 4


def test_deleting_it_takes_the_stars_away():
    product = listed_product()
    certify(product).delete()
    product.refresh_from_db()
    assert product.ocop_stars is None


@pytest.mark.parametrize(("stars", "points"), [(5, 89), (4, 90), (4, 69), (3, 70)])
def test_points_must_fit_the_stars(stars, points):
    with pytest.raises(ValidationError) as error:
        OcopCertificate(stars=stars, points=points, issued_on=date(2025, 1, 1)).clean()
    assert "points" in error.value.message_dict


def test_it_cannot_be_dated_in_the_future():
    with pytest.raises(ValidationError):
        OcopCertificate(stars=3, issued_on=timezone.localdate() + timedelta(days=1)).clean()
