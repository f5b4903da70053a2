"""A full, valid value of each block of a body: `BLOCKS["quote"]()`. Some make records."""

from collections.abc import Callable

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from catalogue.models import Specialty
from cms.blocks import BodyBlock
from cms.models import HomePage, PlacePage, SectionPage, StandardPage

from .files import PDF
from .listed import listed_product, picture
from .outlet import OutletFactory


def value(name: str, raw):
    """The block's value, from what the database would hold."""
    return BodyBlock().child_blocks[name].to_python(raw)


def body(*blocks):
    """A body of (name, value) pairs."""
    return BodyBlock().to_python(
        [
            {"type": name, "value": BodyBlock().child_blocks[name].get_prep_value(one)}
            for name, one in blocks
        ]
    )


def document(**values):
    """A small PDF, in the root collection unless told otherwise."""
    values = {"title": "Kế hoạch 2025", "collection": Collection.get_first_root_node(), **values}
    return get_document_model().objects.create(file=ContentFile(PDF, name="ke-hoach.pdf"), **values)


def place_page(**values) -> PlacePage:
    """Live, below a section of the Vietnamese front page."""
    home = HomePage.objects.get(locale__language_code="vi")
    section = SectionPage.objects.child_of(home).first() or home.add_child(
        instance=SectionPage(title="Điểm đến", slug="diem-den", locale=home.locale)
    )
    values = {
        "title": "Chợ nổi Ngã Bảy",
        "locale": home.locale,
        "summary": "Ghe treo gì trên cây bẹo thì bán nấy.",
        "latitude": "9.81620",
        "longitude": "105.82370",
        **values,
    }
    return section.add_child(instance=PlacePage(**values))


def specialty(**values) -> Specialty:
    values = {"name_vi": "Khóm Cầu Đúc", "season_starts": 4, "season_ends": 7, **values}
    return Specialty.objects.create(**values)


def picture_value(**values) -> dict:
    shown = picture(title="Vườn khóm", credit="Ảnh mẫu")
    return {"picture": shown.pk, "caption": "Khóm vừa hái", "is_decorative": False, **values}


BLOCKS: dict[str, Callable[[], object]] = {
    "heading": lambda: value("heading", "Cách chọn khóm"),
    "prose": lambda: value("prose", "<p>Khóm <b>Cầu Đúc</b> ngọt đậm.</p><ul><li>Một</li></ul>"),
    "quote": lambda: value(
        "quote", {"quote": "Ăn một lần nhớ hoài.", "speaker": "Bà Năm", "role": "người trồng khóm"}
    ),
    "steps": lambda: value(
        "steps",
        {
            "title": "Chả cá thát lát chiên",
            "ingredients": ["500 g cá thát lát", "Thì là"],
            "steps": [{"title": "Quết cá", "text": "<p>Quết đến khi dai.</p>"}],
        },
    ),
    "faq": lambda: value(
        "faq",
        {
            "title": "Hỏi và đáp",
            "questions": [{"question": "Có giao hàng không?", "answer": "<p>Có.</p>"}],
        },
    ),
    "timeline": lambda: value(
        "timeline",
        {
            "title": "Hai giai đoạn",
            "moments": [
                {"when": "2025", "title": "Vị Thanh", "text": "Khai trương.", "state": "done"},
                {"when": "2026", "title": "Ngã Bảy", "text": "Đang làm.", "state": "now"},
                {"when": "2027", "title": "Mở rộng", "text": "", "state": "planned"},
            ],
        },
    ),
    "picture": lambda: value("picture", picture_value()),
    "gallery": lambda: value(
        "gallery", {"title": "Ngày khai trương", "pictures": [picture_value(), picture_value()]}
    ),
    "video": lambda: value(
        "video",
        {
            "address": "https://www.youtube.com/watch?v=abcdefghijk",
            "title": "Chợ nổi buổi sớm",
            "poster": picture().pk,
            "transcript": "Tiếng máy ghe.",
        },
    ),
    "documents": lambda: value(
        "documents",
        {
            "title": "Văn bản",
            "documents": [{"document": document().pk, "note": "Toàn văn kế hoạch"}],
        },
    ),
    "product_shelf": lambda: value(
        "product_shelf",
        {
            "title": "Mang về làm quà",
            "intro": "Gọn, lâu hỏng.",
            "products": [listed_product().pk],
            "at_most": 8,
        },
    ),
    "product_spotlight": lambda: value(
        "product_spotlight", {"product": listed_product().pk, "text": "Món ai cũng hỏi."}
    ),
    "outlet_cards": lambda: value(
        "outlet_cards", {"title": "Hai Điểm OCOP", "outlets": [OutletFactory().pk]}
    ),
    "producer_cards": lambda: value(
        "producer_cards",
        {
            "title": "Người làm ra",
            "intro": "Có tên trên nhãn.",
            "producers": [public_producer().pk],
        },
    ),
    "season_calendar": lambda: value(
        "season_calendar", {"title": "Mùa nào thức nấy", "specialties": [specialty().pk]}
    ),
    "page_cards": lambda: value(
        "page_cards",
        {
            "title": "Đi đâu gần đây",
            "intro": "Trong vòng một giờ.",
            "pages": [place_page().pk],
            "at_most": 3,
            "more": {"shop_page": "outlets"},
        },
    ),
    "map": lambda: value(
        "map", {"title": "Trên bản đồ", "places": [place_page().pk], "with_outlets": True}
    ),
    "call_to_action": lambda: value(
        "call_to_action",
        {
            "title": "Ghé Điểm OCOP",
            "text": "Mở cửa cả tuần.",
            "button": {"text": "Xem giờ mở cửa", "link": {"shop_page": "outlets"}},
        },
    ),
}


def public_producer():
    """With a listed product."""
    producer = listed_product().producer
    producer.is_public = True
    producer.save()
    return producer


def page_of(stream, *, language="vi", **values) -> StandardPage:
    """A live page with that body, below the front page of a language."""
    home = HomePage.objects.get(locale__language_code=language)
    values = {"title": "Mọi khối", "slug": "moi-khoi", "body": stream, **values}
    return home.add_child(instance=StandardPage(locale=home.locale, **values))


def page_of_all(*, language="vi", **values) -> StandardPage:
    """With one of each block."""
    return page_of(
        body(*((name, make()) for name, make in BLOCKS.items())), language=language, **values
    )
