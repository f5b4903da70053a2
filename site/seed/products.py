"""The sample products, as written in data/products.csv and data/products.toml."""

from datetime import date

from django.utils import timezone
from oscar.core.loading import get_model

from catalogue.models import Category, Place, Producer, Product, Specialty

from .certificates import certificate
from .lots import lot
from .papers import papers
from .pictures import FOLDER, add_product_picture
from .shelve import Goods, shelve
from .tables import by_key, in_both, missing, number, rows, texts

LONG_TEXTS = ("description", "ingredients", "usage", "storage_advice", "carry_home_advice")
#: Left half-filled, so that staff see what the checklist asks of a draft.
DRAFTS = {"HG041", "HG042"}


class Shelf:
    """What products refer to, read once."""

    def __init__(self):
        self.kind, _made = get_model("catalogue", "ProductClass").objects.get_or_create(
            slug="san-pham", defaults={"name": "Sản phẩm"}
        )
        self.categories = by_key(Category, "code")
        self.specialties = by_key(Specialty, "slug_vi")
        self.producers = by_key(Producer, "slug_vi")
        self.places = by_key(Place, "slug_vi")
        self.brands = {slug: facts["brand"] for slug, facts in texts("producers").items()}


def add_products() -> int:
    """Makes those that are missing; returns how many."""
    shelf, long_texts, steps = Shelf(), texts("products"), texts("steps")
    today = timezone.localdate()
    wanted = missing(Product, "code", rows("products"))
    shelve([goods(row, shelf, long_texts, steps, today) for row in wanted])
    return len(wanted)


def goods(row: dict, shelf: Shelf, long_texts: dict, steps: dict, today: date) -> Goods:
    product = build(row, shelf, long_texts.get(row["code"], {}))
    found = Goods(product=product, category=shelf.categories[row["shelf"]])
    found.price = number(row["price"])
    found.stock = {"vi-thanh": row["stock_vi_thanh"], "nga-bay": row["stock_nga_bay"]}
    if row["code"] in DRAFTS:
        return found
    found.pictures = [add_product_picture(row, name) for name in picture_names(row["code"])]
    found.papers = papers(product, today)
    found.certificate = certificate(product, row, today)
    found.lot = lot(product, steps[row["shelf"]], today)
    return found


def picture_names(code: str) -> list[str]:
    """Bundled files of a product: HG005, HG005-2…"""
    return sorted(file.stem for file in FOLDER.glob(f"{code}*.webp"))


def build(row: dict, shelf: Shelf, long_text: dict) -> Product:
    """The product of a line, not yet saved."""
    product = Product(
        product_class=shelf.kind,
        code=row["code"],
        trace_code=row["code"],
        upc=row["gtin"] or None,
        no_gtin_reason=row["no_gtin_reason"],
        brand=shelf.brands[row["producer"]],
        producer=shelf.producers[row["producer"]],
        place=shelf.places[row["place"]],
        specialty=shelf.specialties.get(row["specialty"]),
        group=row["group"],
        net_quantity=number(row["net_quantity"]),
        net_unit=row["net_unit"],
        shipping_grams=number(row["shipping_grams"]),
        storage=row["storage"],
        shelf_life_days=number(row["shelf_life_days"]),
        is_liquid=row["liquid"] == "yes",
        strong_smell=row["strong_smell"] == "yes",
        is_startup=row["startup"] == "yes",
        has_export_potential=row["export"] == "yes",
        rural_industrial_award=row["award"],
        restriction=row["restriction"],
        **in_both(row, "title", "summary", "unit"),
        **in_both(long_text, *LONG_TEXTS),
    )
    product.prepare()
    return product
