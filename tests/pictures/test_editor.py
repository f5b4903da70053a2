"""Every way in which the page editor takes a picture: the same rules, and what it shows is said."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from pictures.models import Picture
from pictures.sizes import SPECS
from tests.factories.files import drawn, photo, upload
from tests.factories.listed import picture

pytestmark = pytest.mark.django_db


def fields(prefix="", **values) -> dict:
    """What the form of a picture sends."""
    values = {"title": "Chợ nổi", "collection": Collection.get_first_root_node().pk, **values}
    return {f"{prefix}{name}": value for name, value in values.items()}


def add(browser, **values):
    return browser.post(reverse("wagtailimages:add"), fields(**values))


def choose(browser, **values):
    address = reverse("wagtailimages_chooser:create")
    return browser.post(address, fields("image-chooser-upload-", **values))


def send_one_of_several(browser, content=None) -> dict:
    data = {"title": "Chợ nổi", "files[]": upload(content or photo())}
    return browser.post(reverse("wagtailimages:add_multiple"), data).json()


def complete(browser, waiting: int, **values) -> dict:
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting])
    return browser.post(address, fields(f"uploaded-image-{waiting}-", **values)).json()


def place_of(file) -> dict:
    with file.open() as opened:
        return dict(Image.open(opened).getexif())


@pytest.mark.parametrize("way", [add, choose])
def test_a_picture_without_a_text_is_not_taken(admin_client, way):
    for text in ("", "   "):
        way(admin_client, file=upload(photo()), alt_vi=text)
    assert not Picture.objects.exists()


@pytest.mark.parametrize("way", [add, choose])
def test_a_picture_is_kept_without_where_it_was_taken(admin_client, way):
    way(admin_client, file=upload(photo()), alt_vi="Ghe chở khóm", alt_en="Boats")
    kept = Picture.objects.get()
    assert (kept.alt_vi, kept.alt_en) == ("Ghe chở khóm", "Boats")
    assert (kept.width, kept.height) == (60, 80)
    assert not place_of(kept.file)
    assert kept.file_size == kept.file.size


@pytest.mark.parametrize("way", [add, choose])
@pytest.mark.parametrize("content", [b"<svg/>", b"<html>", drawn("GIF"), drawn()[:300]])
def test_a_disguised_file_is_refused(admin_client, way, content):
    response = way(admin_client, file=upload(content), alt_vi="Ghe")
    assert not Picture.objects.exists()
    assert "JPG, PNG, WebP, AVIF" in response.content.decode() or "hỏng" in str(response.content)


def test_of_several_each_counts_once_its_text_is_there(admin_client):
    answer = send_one_of_several(admin_client)
    waiting = answer["uploaded_file_id"]
    assert "alt_vi" in answer["form"]
    assert "alt_en" in answer["form"]
    assert not complete(admin_client, waiting, alt_vi="")["success"]
    assert not Picture.objects.exists()
    assert complete(admin_client, waiting, alt_vi="Ghe chở khóm")["success"]
    kept = Picture.objects.get()
    assert not place_of(kept.file)
    assert kept.file_size == kept.file.size
    assert not UploadedFile.objects.exists()


def test_of_several_what_waits_is_private_and_written_anew(admin_client, client):
    waiting = UploadedFile.objects.get(pk=send_one_of_several(admin_client)["uploaded_file_id"])
    assert not place_of(waiting.file)
    assert not storages["public"].exists(waiting.file.name)
    assert client.get(f"/media/{waiting.file.name}").status_code == 404


def test_of_several_a_disguised_one_is_refused_in_words(admin_client):
    answer = send_one_of_several(admin_client, b"<svg/>")
    assert not answer["success"]
    assert "JPG, PNG, WebP, AVIF" in answer["error_message"]
    assert not UploadedFile.objects.exists()


def edit(browser, one, **values):
    return browser.post(reverse("wagtailimages:edit", args=[one.pk]), fields(**values))


def test_an_edited_picture_keeps_its_text(admin_client):
    one = picture()
    edit(admin_client, one, alt_vi="")
    one.refresh_from_db()
    assert one.alt_vi == "Hình minh họa"


def test_another_file_of_a_picture_is_written_anew_with_new_sizes(
    admin_client, django_capture_on_commit_callbacks
):
    one = picture()
    with django_capture_on_commit_callbacks(execute=True):
        edit(admin_client, one, alt_vi="Ghe", file=upload(photo()))
    one.refresh_from_db()
    assert not place_of(one.file)
    assert {size.filter_spec for size in one.renditions.all()} >= set(SPECS)
    assert {size.width for size in one.renditions.all()} == {60}


def test_an_edit_without_a_file_leaves_the_file(admin_client):
    one = picture()
    name = one.file.name
    edit(admin_client, one, alt_vi="Ghe")
    one.refresh_from_db()
    assert (one.alt_vi, one.file.name) == ("Ghe", name)


def test_staff_read_the_rules_in_vietnamese(admin_client):
    page = admin_client.get(reverse("wagtailimages:add")).content.decode()
    assert "Hãy gửi tệp JPG, PNG, WebP, AVIF hoặc HEIC" in page
    assert 'name="alt_vi"' in page
    assert 'name="alt_en"' in page


def test_one_of_several_is_titled_by_its_file_without_the_ending(admin_client):
    assert 'value="anh"' in send_one_of_several(admin_client)["form"]
