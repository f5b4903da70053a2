"""The menu of a producer's pages shows where one is."""

import re

import pytest
from django.urls import reverse

from tests.factories.drafts import complete_draft, complete_profile
from tests.factories.producers import member, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]
HERE = re.compile(r'<a href="([^"]+)" aria-current')


@pytest.mark.parametrize(
    ("draft", "entry"),
    [(complete_draft, "producer_products"), (complete_profile, "producer_profile")],
)
def test_a_draft_stands_under_its_entry(draft, entry):
    person = member()
    producer, made = person.producer_id, draft(person)
    page = signed_in(person.user).get(reverse("producer_draft", args=[producer, made.pk]))
    menu = page.content.decode().partition("portal__menu")[2].partition("</nav>")[0]
    assert HERE.findall(menu) == [reverse(entry, args=[producer])]
