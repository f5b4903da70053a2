"""With S3: a producer's files are read by it and the staff alone, by addresses that soon end."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils.translation import override

from producers.drafts import photos, reviewing
from tests.config.test_s3 import get
from tests.factories.drafts import complete_draft, manager
from tests.factories.producers import member

pytestmark = [pytest.mark.s3, pytest.mark.django_db]


@pytest.fixture
def person():
    return member()


@pytest.fixture
def draft(s3, person):
    return complete_draft(person)


def paper_of(draft) -> str:
    with override("vi"):
        return reverse(
            "producer_paper", args=[draft.producer_id, draft.pk, draft.papers.first().pk]
        )


def photo_of(draft) -> str:
    with override("vi"):
        return reverse("producer_photo", args=[draft.producer_id, draft.pk, draft.photos.get().pk])


def test_no_file_of_a_draft_has_a_public_address(draft, s3):
    photo = draft.photos.get()
    for file in (photo.file, photo.preview, draft.papers.first().file):
        assert storages["private"].exists(file.name)
        assert get(f"{s3}/shop-private/{file.name}")[0] == 403
        assert get(f"{s3}/shop-public/{file.name}")[0] == 404


def test_a_paper_is_given_by_a_signed_address_that_downloads(draft, client, person):
    client.force_login(person.user)
    signed = client.get(paper_of(draft))["Location"]
    asked = parse_qs(urlsplit(signed).query)
    assert asked["X-Amz-Expires"] == ["300"]
    assert asked["response-content-disposition"][0].startswith("attachment")
    assert get(signed) == (200, draft.papers.first().file.read())


def test_a_signed_address_opens_no_other_file(draft, client, person):
    client.force_login(person.user)
    signed = client.get(paper_of(draft))["Location"]
    mine, other = draft.papers.all()
    assert get(signed.replace(mine.file.name, other.file.name))[0] == 403


def test_a_photos_preview_comes_through_the_shop(draft, client, person):
    client.force_login(person.user)
    answer = client.get(photo_of(draft))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"


@pytest.mark.parametrize("address", [paper_of, photo_of])
def test_anothers_files_are_not_there(draft, client, address):
    client.force_login(member().user)
    assert client.get(address(draft)).status_code == 404


def test_approval_makes_only_the_photo_public(draft, person, s3):
    photos.change(photo=draft.photos.get(), by=person.user, shape="square")
    draft = reviewing.submit(draft=draft, by=person.user)
    reviewing.approve(draft=draft, by=manager(), seen=reviewing.mark(draft))
    draft.refresh_from_db()
    assert get(draft.product.images.get().picture.file.url)[0] == 200
    for paper in draft.product.documents.all():
        assert get(f"{s3}/shop-private/{paper.file.name}")[0] == 403
        assert get(f"{s3}/shop-public/{paper.file.name}")[0] == 404
