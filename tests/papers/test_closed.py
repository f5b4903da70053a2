"""A document in a closed collection is not read by anybody else, by any address."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import storages
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, UploadedFile

from cms.roles import EDITOR
from tests.config.test_s3 import get
from tests.factories.cms_blocks import document
from tests.factories.files import PDF, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed():
    """A collection for those who are logged in."""
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_an_open_document_is_sent_to_be_kept(client):
    response = client.get(document().url)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"


def test_a_closed_document_asks_to_log_in(client, closed):
    paper = document(collection=closed)
    response = client.get(paper.url)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("dashboard:login"))
    revalidation = {"HTTP_IF_NONE_MATCH": f'"{paper.get_file_hash()}"'}
    assert client.get(paper.url, **revalidation).status_code == 302


def test_whoever_is_logged_in_gets_it(admin_client, closed):
    assert admin_client.get(document(collection=closed).url).status_code == 200


def test_a_collection_of_a_group_is_closed_to_customers(client, django_user_model):
    group = Group.objects.get(name=EDITOR)
    collection = Collection.get_first_root_node().add_child(name="Biên tập")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="groups"
    )
    restriction.groups.add(group)
    user = django_user_model.objects.create_user("khach", "khach@example.vn")
    client.force_login(user)
    paper = document(collection=collection)
    assert client.get(paper.url).status_code == 302
    user.groups.add(group)
    assert client.get(paper.url).status_code == 200


def test_a_collection_with_a_password_opens_with_it(client):
    collection = Collection.get_first_root_node().add_child(name="Báo chí")
    lock = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="phù sa"
    )
    paper = document(collection=collection)
    address = reverse("wagtaildocs_authenticate_with_password", args=[lock.pk])
    for word in ("", "sai"):
        client.post(address, {"password": word, "return_url": paper.url})
        response = client.get(paper.url)
        assert not response.streaming
        assert PDF not in response.content
    client.post(address, {"password": "phù sa", "return_url": paper.url})
    assert b"".join(client.get(paper.url).streaming_content) == PDF


def test_a_collection_below_a_closed_one_is_closed(client, closed):
    below = closed.add_child(name="Nháp")
    assert client.get(document(collection=below).url).status_code == 302


def test_a_collection_closed_later_closes_what_lay_in_it(client):
    collection = Collection.get_first_root_node().add_child(name="Báo chí")
    paper = document(collection=collection)
    assert client.get(paper.url).status_code == 200
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert client.get(paper.url).status_code == 302


@pytest.mark.parametrize("address", ["/media/{}", "/media/../private/{}", "/media/%2e%2e/{}"])
def test_the_files_own_address_is_not_found(client, closed, address):
    paper = document(collection=closed)
    assert storages["private"].exists(paper.file.name)
    assert not storages["public"].exists(paper.file.name)
    assert client.get(address.format(paper.file.name)).status_code in (400, 404)


def test_a_wrong_name_in_the_address_is_not_found(client):
    assert client.get(document().url + "x").status_code == 404


def test_a_document_whose_file_is_gone_is_not_found(client):
    paper = document()
    paper.file.storage.delete(paper.file.name)
    assert client.get(paper.url).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "trace"])
def test_a_document_is_only_read(client, method):
    assert getattr(client, method)(document().url).status_code == 405


def test_the_editor_refuses_a_disguised_document(admin_client):
    data = {"title": "a", "collection": Collection.get_first_root_node().pk}
    for name in ("a.html", "a.pdf"):
        files = {"file": upload(b"<html>", name), "files[]": upload(b"<html>", name)}
        admin_client.post(reverse("wagtaildocs:add"), {**data, **files})
        answer = admin_client.post(reverse("wagtaildocs:add_multiple"), {**data, **files}).json()
        assert not answer["success"]
        chosen = {f"document-chooser-upload-{name}": value for name, value in data.items()}
        file = {"document-chooser-upload-file": upload(b"<html>", name)}
        admin_client.post(reverse("wagtaildocs_chooser:create"), {**chosen, **file})
    assert not get_document_model().objects.exists()
    assert not UploadedFile.objects.exists()


def test_the_editor_takes_a_document(admin_client):
    data = {"title": "Kế hoạch", "collection": Collection.get_first_root_node().pk}
    file = upload(PDF, "../Kế hoạch.pdf")
    admin_client.post(reverse("wagtaildocs:add"), {**data, "file": file})
    kept = get_document_model().objects.get()
    assert kept.filename == "Kế_hoạch.pdf"
    assert kept.file_size == len(PDF)


@pytest.mark.s3
def test_with_s3_a_document_comes_through_the_shop_only(s3, client, closed):
    opened, shut = document(), document(collection=closed)
    assert client.get(shut.url).status_code == 302
    response = client.get(opened.url)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    for paper in (opened, shut):
        for bucket in ("shop-public", "shop-private"):
            assert get(f"{s3}/{bucket}/{paper.file.name}")[0] in (403, 404)


@pytest.mark.s3
def test_with_s3_a_document_whose_file_is_gone_is_not_found(s3, client):
    paper = document()
    paper.file.storage.delete(paper.file.name)
    assert client.get(paper.url).status_code == 404
