"""Many listed products, for measuring pages at scale. They share the sample pictures and papers."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product as combinations
from random import Random

from django.db import connection
from django.utils import timezone
from stdnum import ean

from catalogue.models import Product, ProductDocument

from .certificates import certificate
from .products import Shelf
from .recipes import Recipe, recipes
from .shelve import Goods, shelve

BATCH = 1000
AWARDS = ("", "", "", "", "province", "region")
#: Stars of the certificates given out, with their points.
STARS = (("", ""), ("", ""), ("3", "62"), ("4", "78"), ("4", "84"), ("5", "93"))


def add_generated(number: int, *, say: Callable[[str], None]) -> int:
    """Makes products G00001 to G{number} where they are missing; returns how many."""
    have = set(Product.objects.filter(code__startswith="G").values_list("code", flat=True))
    wanted = [n for n in range(1, number + 1) if f"G{n:05d}" not in have]
    maker = Maker()
    for start in range(0, len(wanted), BATCH):
        shelve([maker.goods(n) for n in wanted[start : start + BATCH]])
        say(f"  {start + len(wanted[start : start + BATCH])} of {len(wanted)}")
    with connection.cursor() as cursor:
        # Planners that still believe in forty products go astray; autovacuum comes too late.
        cursor.execute("ANALYZE")
    return len(wanted)


class Maker:
    """Turns a number into goods, the same each time."""

    def __init__(self):
        self.shelf = Shelf()
        self.today = timezone.localdate()
        self.choices = list(combinations(recipes(), self.shelf.places.values()))
        # Neighbours in the list are much alike; a fixed shuffle spreads them.
        Random(2026).shuffle(self.choices)
        self.producers = list(self.shelf.producers.values())
        self.pictures = pictures_by_shelf()
        label = ProductDocument.objects.filter(kind="label", product__code="HG005").get()
        self.label = label.file.name

    def goods(self, number: int) -> Goods:
        recipe, place = self.choices[number % len(self.choices)]
        chance = Random(number)
        product = self.product(number, recipe, place, chance)
        stars, points = chance.choice(STARS)
        found = Goods(product=product, category=self.shelf.categories[recipe.shelf])
        found.price = recipe.price
        found.stock = {code: chance.choice((0, 3, 12, 40)) for code in ("vi-thanh", "nga-bay")}
        found.pictures = [chance.choice(self.pictures[recipe.shelf])]
        found.papers = list(self.papers(product))
        found.certificate = certificate(product, {"stars": stars, "points": points}, self.today)
        return found

    def product(self, number: int, recipe: Recipe, place, chance: Random) -> Product:
        made = Product(
            product_class=self.shelf.kind,
            code=f"G{number:05d}",
            trace_code=f"G{number:05d}",
            upc=None if recipe.no_gtin_reason else gtin(number),
            brand=f"{place.name_vi} (mẫu)",
            producer=chance.choice(self.producers),
            place=place,
            specialty=self.shelf.specialties.get(recipe.specialty),
            is_startup=chance.random() < 0.1,
            has_export_potential=chance.random() < 0.1,
            rural_industrial_award=chance.choice(AWARDS),
            **recipe.facts(),
            **recipe.texts(place),
        )
        made.prepare()
        return made

    def papers(self, product: Product):
        """A shared label, and for food a paper that runs for two years."""
        yield ProductDocument(product=product, kind="label", file=self.label)
        if product.group in ("food", "beverage", "herbal"):
            yield food_safety(product, self.today)


def food_safety(product: Product, today: date) -> ProductDocument:
    return ProductDocument(
        product=product,
        kind="food_safety",
        number=f"ATTP-{product.code} (mẫu)",
        issuer="Cơ quan an toàn thực phẩm (mẫu)",
        issued_on=today - timedelta(days=100),
        expires_on=today + timedelta(days=730),
    )


def gtin(number: int) -> str:
    """In GS1's range 20–29, kept for use within a shop: no company's number is claimed."""
    digits = f"21{number:010d}"
    return digits + ean.calc_check_digit(digits)


def pictures_by_shelf() -> dict[str, list]:
    """{shelf's code: the first picture of each sample product on it}."""
    found: dict[str, list] = {}
    products = Product.objects.filter(code__startswith="HG")
    for product in products.prefetch_related("images__picture", "categories"):
        for category in product.categories.all():
            shelf = found.setdefault(category.code, [])
            shelf += [image.picture for image in product.images.all()[:1]]
    return found
