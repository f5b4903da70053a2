"""Sample producers. All are invented and say so: "(mẫu)"."""

from catalogue.models import Place, Producer
from producers.applying import CONSENT_VERSION
from producers.models import Application

from .tables import by_key, in_both, missing, texts

CONTACT = ("address", "contact_name", "phone", "email")


def add_producers(scenes: dict):
    places = by_key(Place, "slug_vi")
    wanted = [{"slug": slug, **facts} for slug, facts in texts("producers").items()]
    for row in missing(Producer, "slug_vi", wanted):
        contact = {name: row[name] for name in CONTACT if name in row}
        producer = Producer.objects.create(
            slug_vi=row["slug"],
            kind=row["kind"],
            place=places[row["place"]],
            picture=scenes.get(row.get("picture")),
            **contact,
            **{f"show_{name}": name in row.get("shows", ()) for name in CONTACT},
            **in_both(row, "name", "summary", "story"),
        )
        for order, name in enumerate(row.get("more_pictures", ())):
            producer.images.create(picture=scenes[name], display_order=order)


def add_application():
    """One that waits for staff. No household has an identity number that begins with 000."""
    code = "000123456789"
    if Application.objects.filter(tax_code=code).exists():
        return
    Application.objects.create(
        name="Hộ kinh doanh Mắm cá đồng Bảy Hiếu (mẫu)",
        kind=Producer.Kind.HOUSEHOLD,
        tax_code=code,
        place=Place.objects.get(slug_vi="vinh-vien"),
        address="Ấp 5, xã Vĩnh Viễn, TP Cần Thơ",
        contact_name="Cô Bảy Hiếu (mẫu)",
        phone="+842930000199",
        email="bay-hieu@example.vn",
        products="Mắm cá sặc, mắm cá lóc hũ 500 g, mỗi tháng chừng 200 hũ.\n"
        "Đã có giấy an toàn thực phẩm.",
        agrees_to_review=True,
        agrees_to_news=True,
        consent_version=CONSENT_VERSION,
        language="vi",
    )
