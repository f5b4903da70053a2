"""The sample shop shows drafts in several states."""

import pytest

from producers.drafts.checklist import missing
from producers.models import Draft
from seed.drafts import add_drafts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]


def test_one_is_written_one_waits_one_was_sent_back():
    states = list(Draft.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["writing", "submitted", "changes"]
    assert missing(Draft.objects.get(state="submitted")) == []
    add_drafts()
    assert Draft.objects.count() == 3
