"""A code on a pack leads to its product's trace page in the reader's language."""

import pytest
from django.core.files.base import ContentFile

from catalogue.models import Lot, ProductDocument
from catalogue.trace import find_product, trace_path
from tests.factories.listed import certify, listed_product

pytestmark = pytest.mark.django_db
GTIN = "2000000000053"


@pytest.fixture
def product():
    return listed_product(upc=GTIN, code="HG005", title_vi="Trà mãng cầu xiêm")


@pytest.fixture
def lot(product):
    return Lot.objects.create(
        product=product, number="L2511A", packed_on="2026-11-02", best_before="2027-11-02"
    )


@pytest.mark.parametrize("code", [GTIN, "0" + GTIN, "HG005", "hg005"])
def test_it_is_found_by_gtin_of_any_length_and_by_trace_code(product, code):
    assert find_product(code) == product


def test_the_qr_says_gtin_lot_and_date_as_gs1_does(product, lot):
    lot.refresh_from_db()
    assert trace_path(product, lot) == f"/01/0{GTIN}/10/L2511A?17=271102"


@pytest.mark.parametrize(
    ("accepts", "prefix"), [("en-GB,en;q=0.9", "/en/"), ("vi", "/vi/"), ("fr", "/vi/")]
)
def test_a_digital_link_leads_to_the_readers_language(client, product, lot, accepts, prefix):
    response = client.get(f"/01/0{GTIN}/10/L2511A?17=271102", headers={"accept-language": accepts})
    assert response.status_code == 302
    assert response["Location"].startswith(prefix)
    page = client.get(response["Location"])
    assert "L2511A" in page.content.decode()


@pytest.mark.parametrize("code", ["2000000000054", "nonsense", "%00", "../etc", "1" * 300])
def test_an_unknown_code_is_told_so_politely(client, product, code):
    response = client.get(f"/vi/truy-xuat/{code}/")
    assert response.status_code == 404
    assert "<form" in response.content.decode()


def test_an_unlisted_product_is_not_traced(client, product):
    product.is_public = False
    product.save()
    assert client.get(f"/vi/truy-xuat/{GTIN}/").status_code == 404


def paper(product, **values):
    file = ContentFile(b"%PDF-1.4", name="giay.pdf")
    return ProductDocument.objects.create(product=product, kind="test_report", file=file, **values)


def test_only_papers_that_staff_opened_are_sent(client, product):
    open_paper, closed = paper(product, is_public=True), paper(product)
    assert client.get(f"/vi/giay-to/{open_paper.pk}/").status_code == 200
    assert client.get(f"/vi/giay-to/{closed.pk}/").status_code == 404


def test_no_public_address_reaches_a_private_file(client, product):
    name = paper(product).file.name
    assert client.get(f"/media/{name}").status_code == 404
    assert client.get(f"/media/../private/{name}").status_code in (400, 404)


def test_a_paper_is_sent_to_be_kept_and_never_opened_in_the_shops_name(client, product):
    response = client.get(f"/vi/giay-to/{paper(product, is_public=True).pk}/")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_papers_of_an_unlisted_product_are_closed(client, product):
    scan = certify(product, scan=ContentFile(b"%PDF", name="s.pdf"))
    assert client.get(f"/vi/giay-to/ocop/{scan.pk}/").status_code == 200
    product.is_public = False
    product.save()
    assert client.get(f"/vi/giay-to/ocop/{scan.pk}/").status_code == 404


@pytest.mark.postgres
def test_a_code_that_the_database_cannot_hold_is_unknown(client, product):
    assert client.get("/vi/truy-xuat/%00/").status_code == 404
    assert client.get(f"/vi/truy-xuat/{GTIN}/%00/").status_code == 200


def test_a_paper_whose_file_is_gone_is_not_found(client, product):
    lost = paper(product, is_public=True)
    lost.file.storage.delete(lost.file.name)
    assert client.get(f"/vi/giay-to/{lost.pk}/").status_code == 404


def test_vietnamese_under_english_is_said_on_the_trace_page(client, product):
    assert "not in English yet" in client.get(f"/en/trace/{GTIN}/").content.decode()
