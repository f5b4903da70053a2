"""How orders are called."""

import re

from shop.order.numbers import new_code, new_number


def test_a_number_is_hg_and_eight_letters_nobody_misreads():
    assert all(re.fullmatch(r"HG-[0-9A-HJKMNP-TV-Z]{8}", new_number()) for _ in range(500))


def test_a_code_has_six_letters_without_zero_and_one():
    assert all(re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{6}", new_code()) for _ in range(500))


def test_numbers_do_not_tell_how_many_orders_there_are():
    assert len({new_number() for _ in range(500)}) == 500
