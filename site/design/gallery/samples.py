"""Made-up records, with the attributes that components read. The look knows no models."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language

#: Asked when a page is drawn: the hashed names are not known when this module is read.
static_url = lazy(static, str)


class Sample(SimpleNamespace):
    """A record in two languages: `sample.title` is `title_en` or else `title_vi`."""

    def __getattr__(self, name):
        language = get_language() or "vi"
        for code in (language, "vi"):
            value = self.__dict__.get(f"{name}_{code}")
            if value:
                return value
        return ""

    def get_absolute_url(self):
        return "#"


def many(*records):
    """What a related manager is to a template."""
    return SimpleNamespace(all=lambda: list(records))


def drawing(name: str):
    """A static drawing in the clothes of a Picture without renditions."""
    return SimpleNamespace(
        focal_point_x=None,
        focal_point_y=None,
        renditions=SimpleNamespace(all=list),
        file=SimpleNamespace(url=static_url(f"design/scenes/{name}.svg")),
        default_alt_text="",
        width=1600,
        height=900,
        is_illustration=True,
        credit="",
    )


def opening(text_vi: str, text_en: str, *, is_open: bool, closing_soon: bool = False):
    return Sample(text_vi=text_vi, text_en=text_en, is_open=is_open, closing_soon=closing_soon)


OPEN = opening("Mở đến 19:00", "Open until 19:00", is_open=True)
SOON = opening("Còn mở 40 phút", "Open 40 more minutes", is_open=True, closing_soon=True)
SHUT = opening("Đóng cửa, mở lúc 07:30", "Closed, opens at 07:30", is_open=False)
PLANNED = opening("Khai trương 20/12/2026", "Opens on 20 December 2026", is_open=False)


def outlet(short_name: str, state=OPEN, **values):
    return Sample(
        code=short_name,
        name_vi=f"Điểm OCOP – {short_name}",
        name_en=f"OCOP Point – {short_name}",
        short_name=short_name,
        address_vi=f"Đường Trần Hưng Đạo, phường {short_name}, TP Cần Thơ",
        address_en=f"Trần Hưng Đạo street, {short_name} ward, Cần Thơ City",
        former_address_vi=f"TP {short_name}, tỉnh Hậu Giang",
        former_address_en=f"{short_name} City, Hậu Giang province",
        opening=state,
        state=values.pop("state_name", "open"),
        phase=values.pop("phase", 1),
        phone="0293 000 0001",
        latitude=None,
        longitude=None,
        picture=None,
        **values,
    )


def stock(short_name: str, number: int, **values):
    return SimpleNamespace(
        partner=outlet(short_name, **values),
        net_stock_level=number,
        is_low=0 < number < 5,
        price=165_000,
    )


def product(**values):
    """Knifefish with five stars, at two outlets, unless told otherwise."""
    place = Sample(name_vi="Phụng Hiệp", name_en="Phụng Hiệp")
    known = {
        "pk": 1,
        "title_vi": "Cá thát lát rút xương tẩm gia vị",
        "title_en": "Boneless marinated knifefish",
        "summary_vi": "Cá thát lát cườm rút xương, quết dai, đắp lại nguyên dáng cá.",
        "summary_en": "Clown knifefish, deboned, pounded and reshaped as a whole fish.",
        "unit_vi": "con 500 g",
        "unit_en": "fish, 500 g",
        "place": place,
        "price_from": 165_000,
        "unit_price": 330_000,
        "net_unit": "g",
        "valid_stars": 5,
        "stars_lapsed_on": None,
        "in_season": False,
        "is_startup": False,
        "has_export_potential": False,
        "is_display_only": False,
        "rural_industrial_award": "",
        "get_rural_industrial_award_display": "",
        "storage": "frozen",
        "get_storage_display": "",
        "primary_picture": drawing("place-goat"),
        "stockrecords": many(stock("Vị Thanh", 9), stock("Ngã Bảy", 4)),
    }
    return Sample(**{**known, **values})


LONG = "Bánh phồng cá thát lát cườm Phụng Hiệp ướp sả ớt nướng mè đen đóng hộp quà biếu Tết"
PRODUCTS = (
    ("Five stars, low at one outlet", product()),
    ("In season, no stars", product(in_season=True, valid_stars=None, unit_price=None)),
    ("Stars lapsed", product(valid_stars=None, stars_lapsed_on=date(2026, 5, 31))),
    (
        "Sold out everywhere",
        product(stockrecords=many(stock("Vị Thanh", 0), stock("Ngã Bảy", 0)), is_startup=True),
    ),
    ("Display only", product(is_display_only=True, valid_stars=4)),
    (
        "No picture, no English, a long name, at no outlet",
        product(title_en="", title_vi=LONG, primary_picture=None, stockrecords=many()),
    ),
)


def certificate(*, is_valid: bool):
    issued_on = timezone.localdate() - timedelta(days=400)
    return SimpleNamespace(
        pk=1,
        stars=4,
        number="HG-OCOP-2025-007",
        decision="149/QĐ-UBND",
        issuer="UBND thành phố Cần Thơ",
        issued_on=issued_on,
        valid_until=issued_on + timedelta(days=1095 if is_valid else 30),
        is_valid=is_valid,
        points=84,
        get_criteria_display="148/QĐ-TTg (2023)",
        scan=None,
    )


PRODUCER = Sample(
    name_vi="HTX Cá thát lát Phụng Hiệp (mẫu)",
    name_en="Knifefish Cooperative of Phụng Hiệp (sample)",
    summary_vi="Nuôi cá ven Lung Ngọc Hoàng, rút xương bằng tay từng con.",
    summary_en="Ponds by the Lung Ngọc Hoàng wetland; each fish is boned by hand.",
    get_kind_display="HTX",
    place=Sample(name_vi="Phụng Hiệp"),
    picture=drawing("place-orchard"),
    number=7,
)
OUTLETS = (
    ("Open", outlet("Vị Thanh")),
    ("Closing soon", outlet("Ngã Bảy", SOON, phase=2)),
    ("Shut", outlet("Vị Thanh", SHUT)),
    ("Planned", outlet("Ngã Bảy", PLANNED, state_name="planned", phase=2)),
)
LISTING = SimpleNamespace(
    page_links=[(1, "#", False), (None, "", False), (4, "#", True), (5, "#", False)],
    previous_url="#",
    next_url="#",
    chips=[SimpleNamespace(label="Hậu Giang", url="#"), SimpleNamespace(label="4 ★", url="#")],
    clear_url="#",
)


LINES = [
    ("cold", "Đông lạnh · Frozen"),
    ("plane", "Máy bay · Flying"),
    ("fresh", "Hàng tươi · Fresh"),
    ("seal", "Bọc kín · Sealed"),
    ("clock", "180 ngày · 180 days"),
]
HERE_AND_GONE = [stock("Vị Thanh", 3), stock("Ngã Bảy", 0, state=SHUT)]
AWARDED = product(
    rural_industrial_award="national",
    get_rural_industrial_award_display="Quốc gia · National",
    is_startup=True,
    has_export_potential=True,
)

#: (component, state, context), a component's states side by side.
STATES = [
    *[("stars", f"{number}", {"stars": number}) for number in (3, 4, 5)],
    ("stars", "Lapsed, large", {"lapsed_on": date(2026, 5, 31), "large": True}),
    *[("product_card", name, {"product": one}) for name, one in PRODUCTS],
    ("feature", "With all its badges", {"product": AWARDED}),
    ("price", "Large", {"product": product(), "large": True}),
    ("buy", "As many as there are", {"product": product()}),
    *[("opening", name, {"outlet": one}) for name, one in OUTLETS],
    *[("outlet_card", name, {"outlet": one}) for name, one in OUTLETS],
    ("producer_card", "With a picture", {"producer": PRODUCER}),
    ("stock_list", "Low and sold out", {"product": product(), "stock": HERE_AND_GONE}),
    ("stock_list", "At no outlet", {"product": product(), "stock": []}),
    ("certificate", "In force", {"certificate": certificate(is_valid=True)}),
    ("certificate", "Lapsed", {"certificate": certificate(is_valid=False), "anchor": "lapsed"}),
    ("carry_home", "Every sign", {"advice": LINES}),
    ("untranslated_note", "Whole page", {"is_needed": True}),
    ("untranslated_note", "Parts", {"is_needed": True, "is_partial": True}),
    ("chips", "Two filters", {"listing": LISTING}),
    ("pager", "In the middle", {"pager": LISTING}),
    ("empty", "A long sentence", {"title": "Trống · Empty", "sentence": LONG}),
]
