import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from catalogue.gtin import validate_gtin
from catalogue.trace import same_gtins


@given(st.text("0123456789", min_size=12, max_size=12))
def test_any_thirteen_digits_with_their_check_digit_are_a_gtin(digits):
    validate_gtin(digits + ean.calc_check_digit(digits))


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(1, 9))
def test_a_wrong_check_digit_is_refused(digits, off):
    wrong = (int(ean.calc_check_digit(digits)) + off) % 10
    with pytest.raises(ValidationError):
        validate_gtin(f"{digits}{wrong}")


@pytest.mark.parametrize("value", ["", "123", "20000000000x3", "٢٠٠٠٠٠٠٠٠٠٠٥٣", "2000 000 000 053"])
def test_what_is_not_digits_is_refused(value):
    with pytest.raises(ValidationError):
        validate_gtin(value)


def test_a_digital_link_pads_a_gtin_to_fourteen_digits():
    assert "2000000000053" in same_gtins("02000000000053")
    assert same_gtins("HG001") == []
