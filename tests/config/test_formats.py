"""A date is understood as it is written here, whichever language the form is in."""

from datetime import date, datetime

import pytest
from django import forms
from django.utils.timezone import make_naive
from django.utils.translation import override


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("written", ["2026-11-03", "03/11/2026"])
def test_the_day_comes_before_the_month(language, written):
    with override(language):
        assert forms.DateField().clean(written) == date(2026, 11, 3)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_moment_too(language):
    with override(language):
        moment = forms.DateTimeField().clean("03/11/2026 08:30")
    assert make_naive(moment) == datetime(2026, 11, 3, 8, 30)
