"""What pages name: products by code, the rest by slug, pages by their key in the files."""

from wagtail.models import Page

from catalogue.models import Producer, Product, ProductImage, Specialty
from cms.models import ArticleCategory, Topic
from pictures.models import Picture
from shop.partner.models import Partner


class Records:
    """Looks records up once; raises KeyError for a name that is nobody's."""

    def __init__(self, pictures: dict[str, Picture]):
        self.known = {
            "product": by(Product, "code"),
            "producer": by(Producer, "slug_vi"),
            "specialty": by(Specialty, "slug_vi"),
            "outlet": by(Partner, "code"),
            "category": by(ArticleCategory, "slug_vi"),
            "topic": by(Topic, "slug_vi"),
            "picture": by_code() | {name: picture.pk for name, picture in pictures.items()},
            "page": {},
            "document": {},
        }

    def key(self, kind: str, name: str) -> int:
        return self.known[kind][name]

    def add_page(self, name: str, page: Page):
        self.known["page"][name] = page.pk


def by(model, field: str) -> dict[str, int]:
    return dict(model.objects.values_list(field, "pk"))


def by_code() -> dict[str, int]:
    """{product code: its first picture}."""
    images = ProductImage.objects.filter(display_order=0)
    return dict(images.values_list("product__code", "picture"))
