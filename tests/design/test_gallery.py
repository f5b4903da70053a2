"""The gallery shows every state in both languages, and only where the builders are."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_gallery_shows_each_state_in_both_languages(client):
    page = client.get(reverse("gallery"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Cá thát lát rút xương tẩm gia vị" in text
    assert "Boneless marinated knifefish" in text
    assert "OCOP lapsed May 2026" in text
    assert "OCOP hết hạn 05/2026" in text
