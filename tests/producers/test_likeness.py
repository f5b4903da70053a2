"""Which producers an application may be: told to staff, decided by them."""

import pytest

from catalogue.models import Producer
from producers.likeness import applications_like, are_alike, producers_like
from tests.factories.catalogue import ProducerFactory
from tests.factories.producers import TAX_CODE, application

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("HTX Kỳ Như (mẫu)", "Hợp tác xã Nông nghiệp Kỳ Như", True),
        ("HTX Ky Nhu", "Công ty TNHH Kỳ Như", True),
        ("Cơ sở Mắm Bảy Hiếu", "Hộ kinh doanh mắm Bảy Hiêu", True),
        ("HTX Khóm Cầu Đúc", "HTX Kỳ Như", False),
        ("HTX", "HTX Kỳ Như", False),
        ("HTX", "Công ty", False),
    ],
)
def test_names_are_compared_without_what_every_name_has(one, other, alike):
    assert are_alike(one, other) == alike


def test_those_of_the_tax_code_come_first_however_it_was_typed():
    alike = ProducerFactory(name_vi="HTX Mắm cá đồng")
    same = ProducerFactory(name_vi="Tên khác", tax_code=f"{TAX_CODE[:4]} {TAX_CODE[4:]}")
    ProducerFactory(name_vi="HTX Khóm Cầu Đúc")
    found = producers_like(application())
    assert [(one.pk, one.has_same_code) for one in found] == [(same.pk, True), (alike.pk, False)]


def test_no_tax_code_is_no_likeness():
    Producer.objects.update(tax_code="")
    ProducerFactory(name_vi="Khóm")
    assert producers_like(application(tax_code="")) == []


def test_earlier_applications_of_the_same_sender_are_told(coop):
    one = application(place=coop.place)
    one.save()
    other = application(place=coop.place, tax_code="0991234573", email="BAY-HIEU@example.vn")
    other.phone = "+84901234567"
    other.save()
    application(place=coop.place, tax_code="000123456789", email="x@example.vn", phone="1").save()
    assert applications_like(one) == [other]
