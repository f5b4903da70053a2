"""What a generated product can be: goods × style × pack, from data/generated.*"""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.models import Product

from .tables import number, rows, texts

#: Đồng for what is not sold by weight.
PRICE_EACH = 90_000
STYLE_ADDS = 4_000
Reason = Product.NoGtinReason


@dataclass(frozen=True)
class Recipe:
    """One kind of goods in one style and pack; texts are (Vietnamese, English)."""

    name: tuple[str, str]
    style: tuple[str, str]
    unit: tuple[str, str]
    net_quantity: int | None
    net_unit: str
    group: str
    shelf: str
    specialty: str
    storage: str
    life: int | None
    price: int

    @property
    def no_gtin_reason(self) -> str:
        if self.group == "tourism":
            return Reason.SERVICE
        if self.group in ("craft", "ornamental"):
            return Reason.HANDMADE
        return Reason.FRESH if self.storage == "fresh" else ""

    def facts(self) -> dict:
        """Fields of Product."""
        return {
            "group": self.group,
            "storage": self.storage,
            "shelf_life_days": self.life,
            "net_quantity": self.net_quantity,
            "net_unit": self.net_unit,
            "is_liquid": self.net_unit == "ml",
            "no_gtin_reason": self.no_gtin_reason,
        }

    def texts(self, place) -> dict[str, str]:
        """Names and one sentence, for goods from `place`."""
        (name_vi, name_en), (style_vi, style_en) = self.name, self.style
        unit_vi, unit_en = self.unit
        return {
            "title_vi": f"{name_vi} {place.name_vi} {style_vi}, {unit_vi}",
            "title_en": f"{place.name_en} {name_en}, {style_en}, {unit_en}",
            "summary_vi": f"{name_vi} {style_vi} của {place.name_vi} (dữ liệu mẫu để đo).",
            "summary_en": f"{name_en}, {style_en}, from {place.name_en} (sample data to measure).",
            "unit_vi": unit_vi,
            "unit_en": unit_en,
        }


def recipes() -> Iterator[Recipe]:
    words = texts("generated")
    for row in rows("generated"):
        for rank, style in enumerate(words["styles"][row["styles"]]):
            for place, pack in enumerate(words["packs"][row["packs"]]):
                yield recipe(row, style, pack, price(row, rank, place, pack[2]))


def recipe(row: dict, style: list, pack: list, price: int) -> Recipe:
    unit_vi, unit_en, net_quantity, net_unit = pack
    return Recipe(
        name=(row["name_vi"], row["name_en"]),
        style=tuple(style),
        unit=(unit_vi, unit_en),
        net_quantity=net_quantity or None,
        net_unit=net_unit,
        group=row["group"],
        shelf=row["shelf"],
        specialty=row["specialty"],
        storage=row["storage"],
        life=number(row["life"]),
        price=price,
    )


def price(row: dict, rank: int, place: int, net_quantity: int) -> int:
    """Whole thousands of đồng; better styles and more pieces cost more."""
    kilo = number(row["price_a_kilo"])
    base = kilo * net_quantity // 1000 if kilo else PRICE_EACH * (place + 1)
    return max(5_000, (base + rank * STYLE_ADDS) // 1000 * 1000)
