"""Files are judged by what they are; pictures are written anew."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from shop.dashboard.uploads import PaperUpload, PictureUpload
from tests.shop.dashboard.conftest import address, sent_back


def drawn(kind="JPEG", size=(80, 60), **options) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, "#0B5A3E").save(content, kind, **options)
    return content.getvalue()


def upload(content, name="anh.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type=kind)


@pytest.mark.parametrize(
    ("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")]
)
def test_the_four_formats_are_taken_and_named_by_what_they_are(kind, ending):
    kept = PictureUpload().clean(upload(drawn(kind), name="anh.PNG.jpg"))
    assert kept.name == f"anh.PNG.{ending}"
    assert Image.open(kept).format == kind


@pytest.mark.parametrize(
    "content",
    [b"<svg onload=alert(1)>", b"GIF89a", drawn("GIF"), drawn("TIFF"), drawn()[:200], b"\0" * 64],
)
def test_anything_else_is_refused_in_words(content):
    with pytest.raises(ValidationError) as refusal:
        PictureUpload().clean(upload(content))
    assert refusal.value.code == "not_a_picture"


def test_the_place_where_a_photo_was_taken_is_removed():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010E] = "nhà của tôi"
    kept = PictureUpload().clean(upload(drawn(exif=exif)))
    assert not Image.open(kept).getexif()


def test_a_photo_lying_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = PictureUpload().clean(upload(drawn(exif=exif)))
    assert Image.open(kept).size == (60, 80)


def test_too_many_pixels_are_refused_before_they_are_decoded(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    with pytest.raises(ValidationError) as refusal:
        PictureUpload().clean(upload(drawn()))
    assert refusal.value.code == "too_many_pixels"


def test_too_large_a_file_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    with pytest.raises(ValidationError) as refusal:
        PictureUpload().clean(upload(drawn()))
    assert refusal.value.code == "too_large"


def test_a_paper_is_a_pdf_or_a_picture_by_its_content():
    assert PaperUpload().clean(upload(b"%PDF-1.7 ...", "giay.pdf", "application/pdf"))
    assert PaperUpload().clean(upload(drawn(), "giay.jpg"))
    for content, name in ((b"<html>", "giay.pdf"), (b"<html>", "giay.jpg")):
        with pytest.raises(ValidationError):
            PaperUpload().clean(upload(content, name))


def send_picture(shop, staff, **values):
    browser, page = staff("manager"), address("product-pictures", pk=shop.product.pk)
    data = {**sent_back(browser.get(page)), **values}
    return browser.post(page, data)


def test_a_picture_sent_stands_last_with_its_texts_and_focal_point(shop, staff):
    values = {"alt_vi": "Chả cá trên mẹt", "focal_x": 25, "focal_y": 50}
    values = {f"images-1-{name}": value for name, value in values.items()}
    response = send_picture(shop, staff, **values, **{"images-1-upload": upload(drawn())})
    assert response.status_code == 302
    picture = shop.product.images.last().picture
    assert (picture.alt_vi, picture.focal_point_x, picture.focal_point_y) == (
        "Chả cá trên mẹt",
        20,
        30,
    )


def test_a_picture_says_in_vietnamese_what_it_shows(shop, staff):
    response = send_picture(shop, staff, **{"images-1-upload": upload(drawn())})
    assert response.status_code == 422
    assert "alt_vi" in response.context["formset"][1].errors
    assert shop.product.images.count() == 1


def test_a_papers_file_is_downloaded_never_shown(shop, staff):
    paper = shop.product.documents.get(kind="label")
    response = staff("department").get(address("document-file", pk=paper.pk))
    assert response.headers["Content-Disposition"].startswith("attachment")
