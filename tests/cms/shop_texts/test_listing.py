"""Which texts of the shop wait for English."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bilingual.sources import BilingualTexts
from cms.roles import EDITOR, TRANSLATOR
from cms.shop_texts.listing import KINDS, model_of, open_records, progress, records
from shop.dashboard.roles import ROLES
from tests.factories.cms_blocks import specialty
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


def concrete(model):
    for one in model.__subclasses__():
        yield from [one] if not one._meta.abstract else concrete(one)


def test_every_kind_of_record_with_two_languages_is_listed():
    assert {model_of(kind) for kind in KINDS} == set(concrete(BilingualTexts))


def test_a_text_without_english_is_missing():
    khom = specialty()
    assert khom in records("specialty", state="missing")
    khom.name_en = "Pineapple"
    khom.save()
    assert khom not in records("specialty", state="missing")


def test_english_older_than_its_source_is_stale(product):
    assert not records("product", state="stale").exists()
    product.summary_vi = "Ngọt đậm."
    product.save()
    assert list(records("product", state="stale")) == [product]


@pytest.mark.parametrize(
    ("query", "number"), [("khom", 1), ("KHÓM", 1), ("cầu đúc", 1), ("lươn", 0), ("\x00", 1)]
)
def test_search_needs_no_marks(product, query, number):
    assert records("product", state="all", query=query).count() == number


def test_progress_counts_records(product):
    counted = {row["kind"]: (row["missing"], row["stale"]) for row in progress()}
    assert counted["product"] == (1, 0)
    assert open_records() == sum(records(kind).count() for kind in KINDS) >= 1


def test_the_list_leads_to_the_record(client, translator, product):
    shown = client.get(reverse("cms_shop_texts")).content.decode()
    assert reverse("cms_shop_text", args=["product", product.pk]) in shown


def test_an_empty_list_says_so(client, translator):
    answer = client.get(reverse("cms_shop_texts"), {"kind": "lot", "state": "stale"})
    assert "Ở đây không còn gì chờ dịch." in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_listed(client, translator, kind):
    assert client.get(reverse("cms_shop_texts"), {"kind": kind, "q": "a"}).status_code == 200


def test_what_is_asked_amiss_is_the_usual_list(client, translator):
    asked = {"kind": "user", "state": "x", "p": "-1", "q": "\x00" * 9}
    assert client.get(reverse("cms_shop_texts"), asked).status_code == 200


def test_queries_do_not_grow(client, translator, product):
    counts = []
    for _again in range(2):
        client.get(reverse("cms_shop_texts"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("cms_shop_texts"))
        counts.append(len(queries))
        for _more in range(5):
            listed_product(title_en="")
    assert counts[0] == counts[1]


ADDRESSES = [
    ("cms_shop_texts", ()),
    ("cms_shop_texts_po", ()),
    ("cms_shop_texts_import", ()),
    ("cms_shop_text", ("product",)),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("name", "args"), ADDRESSES)
def test_who_may_translate(client, enter, role, name, args):
    enter(role)
    args = args and [*args, listed_product().pk]
    address = reverse(name, args=args)
    statuses = {send(address).status_code for send in (client.get, client.post)}
    assert statuses <= ({200, 405, 422, 409} if role in (EDITOR, TRANSLATOR) else {302, 403})


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_it_goes_out_as_a_table(client, translator, product, format_):
    answer = client.get(reverse("cms_shop_texts"), {"export": format_})
    assert answer.status_code == 200 and b"".join(answer)
