"""With S3, pictures are read by anyone; papers only by addresses that the shop signs."""

import time
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from catalogue.models import ProductDocument
from pictures.renditions import make_renditions
from tests.factories.listed import certify, listed_product, picture

pytestmark = [pytest.mark.s3, pytest.mark.django_db]
PDF = b"%PDF-1.4 paper"


def get(url: str) -> tuple[int, bytes]:
    """Status and body, as a visitor without any key gets them."""
    try:
        with urlopen(url, timeout=10) as response:
            return response.status, response.read()
    except HTTPError as error:
        return error.code, error.read()


def paper(name="giay.pdf"):
    file = ContentFile(PDF, name=name)
    return ProductDocument.objects.create(
        product=listed_product(), kind="test_report", file=file, is_public=True
    )


def test_a_picture_and_its_sizes_are_read_by_their_plain_address(s3):
    one = picture()
    for kept in (one, *make_renditions(one)):
        assert kept.file.url == f"{s3}/shop-public/{kept.file.name}"
        assert get(kept.file.url) == (200, kept.file.read())


def test_the_public_bucket_is_not_listed_to_visitors(s3):
    assert get(f"{s3}/shop-public/")[0] == 403


def test_a_paper_is_in_the_private_bucket_only(s3):
    name = paper().file.name
    assert storages["private"].exists(name)
    assert not storages["public"].exists(name)
    assert get(f"{s3}/shop-private/{name}")[0] == 403
    assert get(f"{s3}/shop-public/{name}")[0] == 404


def test_an_open_paper_is_given_out_by_a_signed_address(s3, client):
    response = client.get(f"/vi/giay-to/{paper().pk}/")
    assert response.status_code == 302
    assert "X-Amz-Expires=300" in urlsplit(response["Location"]).query
    assert get(response["Location"]) == (200, PDF)


def test_a_certificate_is_given_out_by_a_signed_address(s3, client):
    scan = certify(listed_product(), scan=ContentFile(PDF, name="s.pdf"))
    assert get(client.get(f"/vi/giay-to/ocop/{scan.pk}/")["Location"]) == (200, PDF)


def test_a_signed_address_opens_nothing_else(s3):
    one, other = paper("mot.pdf").file, paper("hai.pdf").file
    assert get(one.url.replace(one.name, other.name))[0] == 403


@pytest.mark.parametrize(
    ("signed", "changed"), [("Expires=300", "Expires=3000"), ("Signature=", "Signature=0")]
)
def test_a_signed_address_that_was_changed_opens_nothing(s3, signed, changed):
    url = paper().file.url
    assert signed in url
    assert get(url.replace(signed, changed))[0] == 403


def test_a_signed_address_expires(s3):
    url = storages["private"].url(paper().file.name, expire=1)
    time.sleep(2.1)
    assert get(url)[0] == 403


def test_a_vietnamese_file_name_is_kept_and_read(s3):
    name = storages["public"].save("ảnh/Chả cá thát lát.txt", ContentFile(b"ngon"))
    assert get(f"{s3}/shop-public/{quote(name)}") == (200, b"ngon")
    assert get(storages["public"].url(name)) == (200, b"ngon")


def test_an_uploaded_name_with_folders_in_it_loses_them(s3):
    file = SimpleUploadedFile("../../Giấy phép.pdf", PDF)
    product = listed_product()
    kept = ProductDocument.objects.create(product=product, kind="test_report", file=file).file
    assert kept.name == "documents/Giấy_phép.pdf"
    assert get(kept.url) == (200, PDF)


def test_a_name_that_climbs_out_of_its_folder_is_refused(s3):
    with pytest.raises(SuspiciousFileOperation):
        storages["private"].save("documents/../../x.pdf", ContentFile(PDF))


def test_two_files_of_one_name_do_not_overwrite_each_other(s3):
    assert paper().file.name != paper().file.name


def test_a_paper_comes_as_a_file_to_keep(s3, client):
    response = client.get(f"/vi/giay-to/{paper('Giấy.pdf').pk}/")
    with urlopen(response["Location"], timeout=10) as file:
        assert file.headers["Content-Disposition"].startswith("attachment")
