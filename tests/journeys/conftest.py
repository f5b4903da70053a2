"""A small shop with one of everything that a page can show."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.models import Category, Lot, Producer, Specialty
from shop.partner.models import Partner
from tests.factories.listed import certify, listed_product
from tests.factories.outlet import OpeningExceptionFactory, OutletFactory

DELTA = {"latitude": "9.78450", "longitude": "105.47010"}


@dataclass
class Shop:
    """The records that journeys and page checks visit."""

    fish: object
    khom: object
    spirit: object
    untranslated: object
    lapsed: object
    outlet: Partner
    producer: Producer
    shelf: Category
    lot: Lot

    def pages(self, language: str) -> dict[str, str]:
        """{kind of page: path}, every kind there is, in a language."""
        with override(language):
            return {
                "home": reverse("home"),
                "catalogue": reverse("catalogue"),
                "catalogue, filtered": reverse("catalogue") + "?stars=4&carry=cool&sort=price",
                "catalogue, nothing": reverse("catalogue") + "?q=zzzz",
                "shelf": self.shelf.get_absolute_url(),
                "product": self.fish.get_absolute_url(),
                "product, display only": self.spirit.get_absolute_url(),
                "product, not translated": self.untranslated.get_absolute_url(),
                "product, lapsed stars": self.lapsed.get_absolute_url(),
                "producers": reverse("producers"),
                "producer": self.producer.get_absolute_url(),
                "outlets": reverse("outlets"),
                "outlet": self.outlet.get_absolute_url(),
                "search": reverse("search") + "?q=khom",
                "search, nothing": reverse("search") + "?q=zzzz",
                "search, empty": reverse("search"),
                "trace": reverse("trace_lot", args=[self.fish.upc, self.lot.number]),
                "trace, form": reverse("trace_form"),
                "trace, unknown": reverse("trace", args=["unknown"]),
                "about OCOP": reverse("about_ocop"),
                "ranking": reverse("ranking"),
                "not found": reverse("home") + "no-such-page/",
                "gallery": reverse("gallery"),
                "staff log-in": reverse("dashboard:login"),
            }


@pytest.fixture
def shop(transactional_db) -> Shop:
    outlets = [
        OutletFactory(code="vi-thanh", short_name="Vị Thanh", phase=1, **DELTA),
        OutletFactory(
            code="nga-bay", short_name="Ngã Bảy", phase=2, latitude="9.8153", longitude="105.8203"
        ),
    ]
    OpeningExceptionFactory(
        partner=outlets[0], starts_on=timezone.localdate() + timedelta(days=5), note_vi="Nghỉ Tết"
    )
    shelf = Category.add_root(name_vi="Cá và thủy sản", name_en="Fish", code="fish")
    khom = Specialty.objects.create(
        name_vi="Khóm Cầu Đúc", name_en="Cầu Đúc pineapple", season_starts=1, season_ends=12
    )
    fish = listed_product(
        outlet=outlets[0],
        shelf=shelf,
        upc="2000000000077",
        code="HG007",
        storage="frozen",
        title_vi="Cá thát lát rút xương tẩm gia vị",
        title_en="Boneless marinated knifefish",
        summary_en="Deboned and seasoned.",
        unit_en="fish, 500 g",
        rural_industrial_award="national",
        has_export_potential=True,
    )
    certify(fish, stars=5, points=91)
    fresh = listed_product(
        outlet=outlets[1],
        received=3,
        specialty=khom,
        storage="fresh",
        title_vi="Khóm Cầu Đúc tươi",
        title_en="Fresh Cầu Đúc pineapple",
        summary_en="Sweet and crisp.",
        price=18_000,
    )
    spirit = listed_product(
        outlet=outlets[0],
        restriction="alcohol",
        title_vi="Rượu khóm",
        title_en="Pineapple spirit",
        summary_en="Display only.",
        is_liquid=True,
    )
    spirit.documents.create(kind="licence", number="1/GP", issuer="Sở Công Thương")
    untranslated = listed_product(outlet=outlets[1], received=0, title_vi="Đọt choại tươi")
    lapsed = listed_product(
        outlet=outlets[0],
        title_vi="Siro khóm",
        title_en="Pineapple syrup",
        summary_en="For sodas.",
        is_startup=True,
    )
    certify(lapsed, stars=3, issued_on=date(2021, 5, 1))
    producer = fish.producer
    producer.story_vi, producer.story_en = "Ao cá ven rừng.", "Ponds by the forest."
    producer.name_en, producer.phone, producer.show_phone = (
        "Knifefish Cooperative",
        "0293 000 0003",
        True,
    )
    producer.save()
    lot = Lot.objects.create(
        product=fish, number="L2511A", packed_on="2026-11-02", steps_vi="Ao nuôi\nKho lạnh"
    )
    return Shop(fish, fresh, spirit, untranslated, lapsed, outlets[0], producer, shelf, lot)
