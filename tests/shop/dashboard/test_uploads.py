"""The back office keeps pictures with their texts, and gives out papers as downloads."""

from tests.factories.files import drawn, upload
from tests.shop.dashboard.conftest import address, sent_back


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
