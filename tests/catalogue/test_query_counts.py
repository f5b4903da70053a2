"""What a page asks of the database does not grow with the catalogue: docs/browsing.md.

In CI's half on PostgreSQL the large catalogue has 10,000 products; elsewhere 1,000, for speed.
"""

import os
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from catalogue.models import Category, Product
from launch.paths import ROOT
from seed import sample
from seed.generated import add_generated
from shop.partner.models import Partner

IN_CI = os.environ.get("CI") == "true"
MANY = 10_000 if IN_CI and connection.vendor == "postgresql" else 1_000
MOST_OF_A_LISTING = 12
ROW = re.compile(r"^\| ([^|]+?) +\| (\d+) +\| (\d+) +\|$", re.MULTILINE)


def addresses() -> dict[str, str]:
    """{kind of page: path}."""
    fish = Product.objects.get(code="HG007")
    with override("vi"):
        catalogue, search = reverse("catalogue"), reverse("search")
        return {
            "front page": reverse("home"),
            "catalogue": catalogue,
            "catalogue, filtered": f"{catalogue}?outlet=vi-thanh&carry=cabin&sort=price",
            "catalogue, searched": f"{catalogue}?q=khom",
            "shelf": Category.objects.get(code="fruit").get_absolute_url(),
            "product": fish.get_absolute_url(),
            "producers": reverse("producers"),
            "producer": fish.producer.get_absolute_url(),
            "outlets": reverse("outlets"),
            "outlet": Partner.objects.get(code="vi-thanh").get_absolute_url(),
            "search": f"{search}?q=khom",
            "suggestions": reverse("suggest") + "?q=kho",
            "trace": reverse("trace", args=["HG007"]),
        }


def count_queries(client) -> dict[str, int]:
    """Once what every page remembers is remembered."""
    counts = {}
    client.get(reverse("home"))
    for kind, path in addresses().items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counts[kind] = len(queries)
    return counts


def documented() -> dict[str, tuple[int, int]]:
    rows = ROW.findall((ROOT / "docs" / "browsing.md").read_text())
    return {kind: (int(few), int(many)) for kind, few, many in rows}


@pytest.mark.django_db
def test_no_page_asks_more_of_a_large_catalogue(client):
    sample.load(say=lambda line: None)
    few = count_queries(client)
    add_generated(MANY, say=lambda line: None)
    many = count_queries(client)
    assert {kind: (few[kind], many[kind]) for kind in few} == documented()
    assert all(few[kind] == many[kind] for kind in few)
    listings = [kind for kind in few if kind.startswith(("catalogue", "shelf"))]
    assert all(many[kind] <= MOST_OF_A_LISTING for kind in listings)
