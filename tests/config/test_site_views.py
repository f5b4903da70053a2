"""What the site answers besides its pages."""

from xml.etree import ElementTree

import pytest

from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.mark.parametrize(
    ("accepts", "cookie", "home"),
    [("en", "", "/en/"), ("fr,de", "", "/vi/"), ("", "", "/vi/"), ("vi", "en", "/en/")],
)
def test_the_front_door_leads_to_the_visitors_language(client, accepts, cookie, home):
    if cookie:
        client.cookies["django_language"] = cookie
    response = client.get("/", headers={"accept-language": accepts})
    assert response.status_code == 302
    assert response["Location"] == home
    assert "Accept-Language" in response["Vary"]


def test_robots_are_shown_the_sitemap_and_kept_from_the_back_office(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /vi/quan-ly/" in text
    assert "sitemap.xml" in text


def addresses(client, section: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    return [element.text for element in tree.iter(LOC)]


def test_the_sitemap_lists_each_product_in_the_languages_it_exists_in(client):
    listed_product(title_vi="Khóm", title_en="Pineapple", summary_en="Tasty")
    listed_product(title_vi="Đọt choại", title_en=None)
    listed_product(title_vi="Nháp", brand="")
    products = addresses(client, "products")
    assert sorted(path.split("/")[3] for path in products) == ["en", "vi", "vi"]
    assert any("/en/products/pineapple-" in path for path in products)
    assert not any("nhap" in path for path in products)
    assert not any("/en/products/dot-choai" in path for path in products)


def test_the_sitemap_index_names_every_section(client):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert len([element for element in tree.iter(LOC)]) == 6


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_manifest_speaks_the_pages_language(client, language):
    assert client.get(f"/{language}/manifest.webmanifest").json()["lang"] == language


def test_health_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "trace"])
@pytest.mark.parametrize("path", ["/", "/vi/", "/vi/san-pham/", "/vi/tim-kiem/", "/robots.txt"])
def test_pages_are_only_read(client, method, path):
    assert getattr(client, method)(path).status_code == 405
