"""Sample papers behind a product: label, food safety, licence. Each says that it is a sample."""

from datetime import date, timedelta
from io import BytesIO

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from catalogue.listing_rules import EDIBLE, LICENSED
from catalogue.models import ProductDocument

SIZE = (720, 480)
INK, PAPER, MARK = "#14322A", "#FFFFFF", "#B3301A"
BOLD = "design/fonts/be-vietnam-pro-600.woff2"
PLAIN = "design/fonts/be-vietnam-pro-400.woff2"
Kind = ProductDocument.Kind


def font(name: str, size: int):
    return ImageFont.truetype(finders.find(name), size)


def draw(title: str, lines: list[str], *, note: str) -> ContentFile:
    """A sheet with a double border, as WebP: `title`, `lines` and, in red, what the sheet is."""
    sheet = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    for inset, width in ((16, 3), (26, 1)):
        pen.rectangle([inset, inset, SIZE[0] - inset, SIZE[1] - inset], outline=INK, width=width)
    pen.text((48, 46), title, INK, font(BOLD, 30 if len(title) < 34 else 24))
    for place, line in enumerate(lines):
        pen.text((48, 116 + place * 44), line, INK, font(PLAIN, 22))
    pen.text((48, SIZE[1] - 74), note, MARK, font(BOLD, 22))
    data = BytesIO()
    sheet.save(data, "WEBP", quality=70, method=0)
    return ContentFile(data.getvalue())


def named(file: ContentFile, name: str) -> ContentFile:
    file.name = name
    return file


def label(product) -> ProductDocument:
    """A drawn label with what Decree 43/2017/NĐ-CP asks for: name, maker, origin, quantity."""
    lines = [
        f"Sản xuất tại: {product.producer.name_vi}",
        f"Xuất xứ: {product.place.former_unit}",
        f"Quy cách: {product.unit_vi}",
        f"Mã vạch: {product.upc or 'không đăng ký'}",
    ]
    if product.shelf_life_days:
        lines.append(f"Hạn dùng: {product.shelf_life_days} ngày từ ngày đóng gói")
    file = draw(product.title_vi, lines, note="NHÃN MẪU")
    return ProductDocument(
        product=product,
        kind=Kind.LABEL,
        file=named(file, f"{product.code}-nhan.webp"),
        is_public=True,
    )


def paper(product, kind, *, number: str, issuer: str, today: date, **facts) -> ProductDocument:
    """A dated paper of that kind, issued 200 days ago and good for three years."""
    issued_on, expires_on = today - timedelta(days=200), today + timedelta(days=895)
    lines = [
        f"Số: {number}",
        f"Cấp cho: {product.producer.name_vi}",
        f"Sản phẩm: {product.title_vi}",
        f"Nơi cấp: {issuer}",
        f"Hiệu lực: {issued_on:%d/%m/%Y} – {expires_on:%d/%m/%Y}",
    ]
    file = draw(facts.pop("title"), lines, note="BẢN MẪU – không có giá trị pháp lý")
    return ProductDocument(
        product=product,
        kind=kind,
        number=number,
        issuer=issuer,
        issued_on=issued_on,
        expires_on=expires_on,
        file=named(file, f"{product.code}-{kind}.webp"),
        **facts,
    )


def papers(product, today: date) -> list[ProductDocument]:
    """Unsaved papers that the listing rules ask of this product."""
    serial = product.code.removeprefix("HG")
    found = [label(product)]
    if product.group in EDIBLE:
        found.append(
            paper(
                product,
                Kind.FOOD_SAFETY,
                title="Giấy chứng nhận an toàn thực phẩm",
                number=f"ATTP-{serial} (mẫu)",
                issuer="Cơ quan an toàn thực phẩm (mẫu)",
                today=today,
                is_public=True,
            )
        )
    if product.restriction in LICENSED:
        found.append(
            paper(
                product,
                Kind.LICENCE,
                title="Giấy phép kinh doanh có điều kiện",
                number=f"GP-{serial} (mẫu)",
                issuer="Phòng Kinh tế (mẫu)",
                today=today,
            )
        )
    return found
