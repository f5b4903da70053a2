"""The columns of the spreadsheet: which field of a draft each holds, and how it is written.

Headers and hints are Vietnamese whatever the page's language: they are the file's own format, and
errors name a column by what stands above it.
"""

import re
from dataclasses import dataclass
from enum import Enum

from catalogue.text import fold


class Kind(Enum):
    TEXT = "text"
    NUMBER = "number"
    PRICE = "price"
    DIGITS = "digits"
    CHOICE = "choice"
    YES = "yes"


@dataclass(frozen=True)
class Column:
    name: str
    header: str
    hint: str = ""
    kind: Kind = Kind.TEXT
    width: int = 22


NUMBER, PRICE, DIGITS, CHOICE, YES = (
    *(Kind.NUMBER, Kind.PRICE, Kind.DIGITS, Kind.CHOICE, Kind.YES),
)
CHOOSE = "Chọn trong danh sách."
OPTIONAL_ENGLISH = "Không bắt buộc."
#: By which a row is known again. Not a field of a draft.
CODE = "code"
NAME = "title_vi"
COLUMNS = (
    Column(CODE, "Mã", "Do hệ thống ghi: đừng sửa. Sản phẩm mới thì để trống.", width=12),
    Column(NAME, "Tên sản phẩm", "Bắt buộc. Như trên nhãn, ví dụ: Chả cá thát lát.", width=32),
    Column("summary_vi", "Giới thiệu một câu", "Một câu, không quá 300 chữ cái.", width=40),
    Column("description_vi", "Mô tả", "Làm thế nào, vị ra sao, có gì đặc biệt.", width=50),
    Column("group", "Nhóm OCOP", CHOOSE, CHOICE),
    Column("category", "Kệ hàng", CHOOSE, CHOICE, 28),
    Column("specialty", "Đặc sản", CHOOSE, CHOICE),
    Column("brand", "Nhãn hiệu", "Tên trên nhãn hàng."),
    Column("place", "Nơi xuất xứ", CHOOSE, CHOICE),
    Column("ingredients_vi", "Thành phần hoặc chất liệu", width=36),
    Column("unit_vi", "Bán theo", "Người mua nhận được gì, ví dụ: hộp 500 g."),
    Column("net_quantity", "Định lượng", "Chỉ ghi số, ví dụ: 500.", NUMBER, 12),
    Column("net_unit", "Đơn vị định lượng", CHOOSE, CHOICE, 18),
    Column("price_wish", "Giá mong muốn", "Số đồng cho một đơn vị, ví dụ: 185.000.", PRICE, 16),
    Column("upc", "Mã vạch", "Dãy 8, 12, 13 hoặc 14 chữ số dưới mã vạch.", DIGITS, 18),
    Column("no_gtin_reason", "Vì sao không có mã vạch", CHOOSE, CHOICE, 28),
    Column("storage", "Bảo quản", CHOOSE, CHOICE),
    Column("shelf_life_days", "Hạn dùng (ngày)", "Số ngày kể từ khi đóng gói.", NUMBER, 16),
    Column("storage_advice_vi", "Cách bảo quản", width=32),
    Column("usage_vi", "Cách dùng", width=32),
    Column("carry_home_advice_vi", "Cách mang về", width=32),
    Column("is_liquid", "Chất lỏng hoặc sệt", "Ghi: có, hoặc: không.", YES, 14),
    Column("strong_smell", "Mùi nồng", "Ghi: có, hoặc: không.", YES, 14),
    Column("is_startup", "Sản phẩm khởi nghiệp", "Ghi: có, hoặc: không.", YES, 14),
    Column("has_export_potential", "Tiềm năng xuất khẩu", "Ghi: có, hoặc: không.", YES, 14),
    Column("restriction", "Hàng hạn chế", f"Hàng thường thì để trống. {CHOOSE}", CHOICE, 28),
    Column("title_en", "Tên tiếng Anh", OPTIONAL_ENGLISH, width=32),
    Column("summary_en", "Giới thiệu tiếng Anh", OPTIONAL_ENGLISH, width=40),
    Column("description_en", "Mô tả tiếng Anh", OPTIONAL_ENGLISH, width=50),
    Column("unit_en", "Bán theo tiếng Anh", OPTIONAL_ENGLISH),
    Column("ingredients_en", "Thành phần tiếng Anh", OPTIONAL_ENGLISH, width=36),
    Column("usage_en", "Cách dùng tiếng Anh", OPTIONAL_ENGLISH, width=32),
    Column("storage_advice_en", "Cách bảo quản tiếng Anh", OPTIONAL_ENGLISH, width=32),
    Column("carry_home_advice_en", "Cách mang về tiếng Anh", OPTIONAL_ENGLISH, width=32),
)
BY_NAME = {column.name: column for column in COLUMNS}
#: An empty cell changes nothing: so there is a word that empties a field.
ERASE = "(xóa)"
YES_WORD, NO_WORD = "có", "không"
#: The sheets of an XLSX file.
PRODUCTS, GUIDE, LISTS = "Sản phẩm", "Hướng dẫn", "Danh mục"


def bare(text: str) -> str:
    """What is left of a header or choice to compare: letters and figures, without marks."""
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


#: Header, as compared → column. Some are known by what people call them too.
BY_HEADER = {
    **{bare(column.header): column for column in COLUMNS},
    **{column.name.replace("_", " "): column for column in COLUMNS},
    "ten": BY_NAME[NAME],
    "gtin": BY_NAME["upc"],
    "ma vach gtin": BY_NAME["upc"],
    "gia": BY_NAME["price_wish"],
    "ke": BY_NAME["category"],
    "han dung so ngay": BY_NAME["shelf_life_days"],
    "ma dung sua": BY_NAME[CODE],
}
