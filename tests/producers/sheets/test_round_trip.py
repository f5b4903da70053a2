"""What is given out and sent back unchanged says the same."""

import csv
import io

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from catalogue.models import Product
from producers.drafts import drafting
from producers.drafts.fields import clean_text
from producers.models import Draft
from producers.sheets.checking import SAME, plan
from producers.sheets.choices import Choices
from producers.sheets.columns import COLUMNS, Kind
from producers.sheets.own import Own, own_products
from producers.sheets.reading import MOST_ROWS, read
from producers.sheets.writing import as_csv, as_xlsx, table
from tests.factories.catalogue import ProductFactory, shelf
from tests.factories.drafts import complete_draft, member
from tests.factories.listed import listed_product
from tests.factories.sheets import sent

pytestmark = pytest.mark.django_db
#: Letters that an XML file can hold and a browser can send.
LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), include_characters="\n\t=+-@'"
)
TEXT = st.text(LETTERS, max_size=60).map(clean_text).filter(lambda text: text != "(xóa)")
NAMES = [column.name for column in COLUMNS if column.kind is Kind.TEXT and column.name != "code"]
FIELDS = st.fixed_dictionaries(
    {"title_vi": TEXT.filter(bool)}, optional={name: TEXT for name in NAMES if name != "title_vi"}
)


@pytest.fixture
def choices():
    return Choices()


@pytest.mark.parametrize(
    "write", [lambda rows, _choices: as_csv(rows), as_xlsx], ids=["csv", "xlsx"]
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=FIELDS)
def test_texts_come_back_as_they_were(choices, write, texts):
    one = Own(Draft(pk=7), None, texts)
    (row,) = read(sent(write(table([one], choices), choices)), choices)
    assert row.problems == {}
    assert {name: row.texts.get(name, "") for name in NAMES} == {
        name: texts.get(name, "") for name in NAMES
    }


def everything(person) -> None:
    """Products of a producer in each state, with every kind of column filled."""
    listed_product(producer=person.producer, title_vi="Khóm Cầu Đúc", code="K1")
    complete_draft(person)
    complete_draft(
        person,
        title_vi="=Chả tôm",
        upc="08930000000019",
        no_gtin_reason="",
        price_wish="185.000 đ",
        is_liquid="1",
        restriction="alcohol",
        category=str(shelf("Cá").add_child(name_vi="Chả").pk),
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_own_products_sent_back_unchanged_change_nothing(choices, kind):
    person = member()
    everything(person)
    choices = Choices()
    rows = table(own_products(person.producer), choices)
    content = as_csv(rows) if kind == "csv" else as_xlsx(rows, choices)
    found = plan(person.producer, read(sent(content), choices), choices)
    assert found.faults == []
    assert [step.verb for step in found.steps] == [SAME] * 3


def test_what_a_producer_has_is_read_in_few_queries(django_assert_max_num_queries):
    person = member()
    for number in range(4):
        ProductFactory(producer=person.producer, title_vi=f"Khóm {number}")
        drafting.begin(producer=person.producer, by=person.user, texts={"title_vi": "Chả"})
    with django_assert_max_num_queries(4):
        assert len(own_products(person.producer)) == 8


def test_no_text_of_a_csv_file_is_a_formula(choices):
    one = Own(Draft(pk=7), None, {name: "@SUM(1)" for name in NAMES})
    lines = csv.reader(io.StringIO(as_csv(table([one], choices)).decode("utf-8-sig")))
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_no_cell_of_an_xlsx_file_is_a_formula(choices):
    one = Own(Draft(pk=7), None, {name: "=SUM(1)" for name in NAMES})
    book = load_workbook(io.BytesIO(as_xlsx(table([one], choices), choices)))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}


def test_the_template_has_vietnamese_headers_lists_and_a_guide(choices):
    with translation.override("en"):
        book = load_workbook(io.BytesIO(as_xlsx([], choices)))
    assert [cell.value for cell in book.active[1]] == [column.header for column in COLUMNS]
    offered = {str(rule.sqref) for rule in book.active.data_validations.dataValidation}
    assert f"E2:E{MOST_ROWS + 1}" in offered
    assert book.sheetnames == ["Sản phẩm", "Hướng dẫn", "Danh mục"]
    assert book["Danh mục"].sheet_state == "hidden"
    assert "Thực phẩm" in str([cell.value for cell in book["Hướng dẫn"]["C"]])


def test_the_csv_template_is_known_to_excel_as_utf_8():
    assert as_csv([]).startswith(b"\xef\xbb\xbfM\xc3\xa3,")


def test_every_choice_of_a_product_can_be_written(choices):
    for name in ("group", "storage", "net_unit", "no_gtin_reason"):
        field = Product._meta.get_field(name)
        assert set(choices.labels[name]) == {key for key, _label in field.choices if key}
