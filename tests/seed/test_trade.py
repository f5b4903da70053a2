"""The sample has something to look at in each state, and loads once."""

import pytest

from producers.models import SupplyOffer, WholesaleQuestion
from seed.trade import add_trade

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]


def test_there_is_an_offer_in_each_state():
    assert set(SupplyOffer.objects.values_list("state", flat=True)) == set(SupplyOffer.State)


def test_questions_wait_are_answered_and_closed():
    marks = [(bool(q.answered_at), bool(q.closed_at)) for q in WholesaleQuestion.objects.all()]
    assert set(marks) == {(False, False), (True, False), (True, True)}


def test_loaded_again_nothing_is_added():
    before = SupplyOffer.objects.count(), WholesaleQuestion.objects.count()
    add_trade()
    assert (SupplyOffer.objects.count(), WholesaleQuestion.objects.count()) == before
