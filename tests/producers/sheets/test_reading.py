"""Cells are understood as people in Vietnam write them; what cannot be is told by its cell."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from producers.sheets.choices import Choices
from producers.sheets.columns import COLUMNS, Kind
from producers.sheets.reading import MOST_ROWS, read
from tests.factories.catalogue import PlaceFactory, shelf
from tests.factories.sheets import csv_file, sent, xlsx

pytestmark = pytest.mark.django_db
GTIN, SHORT = "8930000000019", "0089301234569"


def rows(content: bytes):
    return read(sent(content), Choices())


def cell(header: str, value) -> tuple[dict, dict]:
    """Texts and problems of one row with a name and that cell."""
    (row,) = rows(xlsx(["Tên sản phẩm", header], ["Chả cá", value]))
    return row.texts, row.problems


def refusal(content: bytes, name="bang.xlsx") -> str:
    with pytest.raises(ValidationError) as error:
        read(sent(content, name), Choices())
    return error.value.code


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [True, False])
def test_csv_with_any_usual_mark_is_read(mark, bom):
    content = csv_file(
        ["Tên sản phẩm", "Mô tả"], ["Chả cá", "Dai, giòn;\nthơm"], mark=mark, bom=bom
    )
    (row,) = rows(content)
    assert (row.number, row.texts) == (
        2,
        {"title_vi": "Chả cá", "description_vi": "Dai, giòn;\nthơm"},
    )


def test_excels_own_note_of_the_mark_is_passed_over():
    content = b"sep=;\r\n" + csv_file(
        ["Tên sản phẩm", "Bán theo"], ["Chả, cá", "hộp"], mark=";", bom=False
    )
    (row,) = rows(content)
    assert (row.number, row.texts["title_vi"]) == (3, "Chả, cá")


def test_rows_are_numbered_as_the_spreadsheet_shows_them():
    content = xlsx(["Tên sản phẩm"], [None], ["Chả cá"], [], ["Khóm"])
    assert [row.number for row in rows(content)] == [3, 5]


def test_the_sheet_of_the_template_is_read_wherever_it_stands():
    (row,) = rows(xlsx(["Tên sản phẩm"], ["Chả cá"], title="San pham"))
    assert row.texts == {"title_vi": "Chả cá"}


@pytest.mark.parametrize(
    "header",
    [
        "Giá mong muốn",
        "gia mong muon",
        "GIÁ  MONG MUỐN:",
        "Gia\u0301 mong muo\u0302\u0301n",
        "price_wish",
    ],
)
def test_headers_are_known_without_marks_and_case(header):
    assert cell(header, 185000)[0]["price_wish"] == "185000"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (["Tên sản phẩm", "Cân nặng"], "header_unknown"),
        (["Nhãn hiệu"], "header_missing"),
        (["Tên sản phẩm", "Ten san pham"], "header_twice"),
    ],
)
def test_headers_that_do_not_fit_are_told(headers, code):
    assert refusal(xlsx(headers, ["x"])) == code


def test_an_unknown_header_is_named():
    with override("vi"), pytest.raises(ValidationError, match="Cân nặng"):
        rows(xlsx(["Tên sản phẩm", "Cân nặng"], ["x"]))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *(
            (1000, "1000"),
            (1000.0, "1000"),
            ("1.000", "1000"),
            ("1 000", "1000"),
            ("1,000", "1000"),
        ),
        *(
            ("1.185.000", "1185000"),
            ("185.000 đ", "185000"),
            ("185000 VND", "185000"),
            ("007", "7"),
        ),
    ],
)
def test_whole_numbers_are_understood(value, text):
    assert cell("Giá mong muốn", value)[0]["price_wish"] == text


@pytest.mark.parametrize(
    "value", [1.5, "1,5", "1.5", "1.0000", "1.000,5", "500 g", "-5", "²", "nhiều"]
)
def test_what_is_no_whole_number_is_told(value):
    texts, problems = cell("Định lượng", value)
    assert "net_quantity" in problems and "net_quantity" not in texts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((GTIN, GTIN), (int(GTIN), GTIN), (float(GTIN), GTIN), ("893 0000-000019", GTIN)),
        (int(SHORT), SHORT[2:] if len(str(int(SHORT))) == 11 else SHORT),
        ("893abc", "893abc"),
    ],
)
def test_a_bar_code_is_read_as_text_or_number(value, text):
    assert cell("Mã vạch", value)[0]["upc"] == text


def test_the_first_zeros_that_a_spreadsheet_took_are_put_back():
    assert cell("Mã vạch", 12345670)[0]["upc"] == "12345670"
    assert cell("Mã vạch", 36000291452)[0]["upc"] == "036000291452"


@pytest.mark.parametrize("value", ["8.93E+12", "8,93E+12", "8,93e12", 893.5])
def test_a_bar_code_that_was_shortened_is_told(value):
    with override("en"):
        assert "shortened" in cell("Mã vạch", value)[1]["upc"]


@pytest.mark.parametrize("value", ["=1+1", "=HYPERLINK(1)", " =cmd|' /C calc'!A0"])
def test_a_formula_is_told(value):
    with override("en"):
        assert "formula" in cell("Mô tả", value)[1]["description_vi"]
    (row,) = rows(csv_file(["Tên sản phẩm", "Mô tả"], ["Chả", value]))
    assert "description_vi" in row.problems


@pytest.mark.parametrize("text", ["+84 901", "- dai giòn", "@htx", "'+1", "' =1"])
def test_other_texts_that_a_spreadsheet_might_compute_stay_texts(text):
    kept = text[1:].strip() if text == "'+1" else text
    assert cell("Mô tả", text)[0]["description_vi"] == kept


@pytest.mark.parametrize("value", [datetime(2026, 5, 1), "#REF!"])
def test_dates_and_errors_that_the_spreadsheet_made_are_told(value):
    assert "unit_vi" in cell("Bán theo", value)[1]


def test_numbers_in_texts_have_no_tail():
    assert cell("Nhãn hiệu", 7.0)[0]["brand"] == "7"
    assert cell("Nhãn hiệu", 7.25)[0]["brand"] == "7.25"


def test_choices_are_known_by_name_without_marks():
    tea = shelf("Đồ uống").add_child(name_vi="Trà")
    place = PlaceFactory(name_vi="Vị Thanh")
    assert cell("Kệ hàng", "do uong / tra")[0]["category"] == str(tea.pk)
    assert cell("Kệ hàng", "TRÀ")[0]["category"] == str(tea.pk)
    assert cell("Nơi xuất xứ", "vi thanh")[0]["place"] == str(place.pk)
    assert cell("Nhóm OCOP", "Đồ uống")[0]["group"] == "beverage"


def test_what_is_no_choice_is_told_with_the_choices():
    assert "Thực phẩm" in cell("Nhóm OCOP", "Đồ ăn")[1]["group"]


def test_banned_goods_are_no_choice():
    assert "restriction" in cell("Hàng hạn chế", "Hàng cấm")[1]


@pytest.mark.parametrize(
    ("value", "text"),
    [("có", "1"), ("CO", "1"), ("x", "1"), (True, "1"), ("Không", ""), (False, "")],
)
def test_yes_and_no(value, text):
    assert cell("Mùi nồng", value)[0]["strong_smell"] == text


def test_an_empty_cell_is_left_out_and_a_word_empties():
    assert "brand" not in cell("Nhãn hiệu", " ")[0]
    assert cell("Nhãn hiệu", "(xóa)")[0]["brand"] == ""


def test_texts_are_composed():
    assert cell("Nhãn hiệu", "Ky\u0300 Nhu\u031b")[0]["brand"] == "Kỳ Như"


def test_500_products_are_taken_and_no_more():
    full = [["Tên sản phẩm"], *([f"Chả {n}"] for n in range(MOST_ROWS))]
    assert len(rows(xlsx(*full))) == MOST_ROWS
    assert refusal(xlsx(*full, ["Chả nữa"])) == "too_many"


def test_something_beside_the_columns_is_told():
    (row,) = rows(xlsx(["Tên sản phẩm"], ["Chả", "lạc"]))
    assert "" in row.problems


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_is_a_field_and_has_its_choices(column):
    choices = Choices()
    assert column.name == "code" or column.name in choices.form.fields
    assert (column.kind is Kind.CHOICE) == (column.name in choices.labels)


def test_every_field_of_a_draft_has_a_column():
    assert set(Choices().form.fields) <= {column.name for column in COLUMNS}
