"""What a sheet would do, told row by row; every error by row and column."""

import pytest
from django.utils.translation import override

from producers.models import Draft
from producers.sheets.checking import CHANGE, NEW, SAME, plan
from producers.sheets.choices import Choices
from producers.sheets.reading import read
from tests.factories.drafts import complete_draft, member
from tests.factories.listed import listed_product
from tests.factories.sheets import sent, xlsx

pytestmark = pytest.mark.django_db
GTIN = "8930000000019"


@pytest.fixture
def person():
    return member()


def checked(person, *rows):
    choices = Choices()
    with override("vi"):
        return plan(person.producer, read(sent(xlsx(*rows)), choices), choices)


def verbs(found) -> list[str]:
    return [step.verb for step in found.steps]


def faults(person, *rows) -> list[tuple[int, str]]:
    return [(fault.row, fault.column) for fault in checked(person, *rows).faults]


def test_rows_are_new_changed_or_the_same(person):
    listed_product(producer=person.producer, title_vi="Khóm Cầu Đúc", brand="Cầu Đúc")
    draft = complete_draft(person)
    found = checked(
        person,
        ["Tên sản phẩm", "Nhãn hiệu"],
        ["Khóm Cầu Đúc", "Cầu Đúc"],
        ["Chả cá thát lát", "KN"],
        ["Rượu khóm", "Cầu Đúc"],
    )
    assert (verbs(found), found.faults) == ([SAME, CHANGE, NEW], [])
    assert (found.steps[1].draft, found.steps[1].edits) == (
        draft.pk,
        {"brand": ("Kỳ Như (mẫu)", "KN")},
    )


def test_nothing_is_written(person, django_assert_max_num_queries):
    complete_draft(person)
    before = list(Draft.objects.values())
    checked(person, ["Tên sản phẩm", "Nhãn hiệu"], ["Chả cá thát lát", "KN"], ["Mới", "KN"])
    assert list(Draft.objects.values()) == before


def test_a_code_finds_a_product_whose_name_is_changed(person):
    listed_product(producer=person.producer, title_vi="Khóm", code="K1")
    draft = complete_draft(person)
    found = checked(
        person, ["Mã", "Tên sản phẩm"], ["K1", "Khóm Cầu Đúc"], [f"BN-{draft.pk}", "Chả"]
    )
    assert [step.edits for step in found.steps] == [
        {"title_vi": ("Khóm", "Khóm Cầu Đúc")},
        {"title_vi": ("Chả cá thát lát", "Chả")},
    ]


def test_another_producers_product_is_unknown_by_code_and_by_name(person):
    other = member()
    listed_product(producer=other.producer, title_vi="Khóm", code="K1")
    draft = complete_draft(other, title_vi="Chả")
    rows = ["Mã", "Tên sản phẩm"], ["K1", "Khóm"], [f"BN-{draft.pk}", "Chả"], ["", "Khóm"]
    found = checked(person, *rows)
    assert [fault.row for fault in found.faults] == [2, 3]
    assert verbs(found) == [NEW]


def test_a_new_product_knows_what_the_shop_knows_already(person):
    (step,) = checked(person, ["Tên sản phẩm"], ["Chả"]).steps
    assert {name: new for name, (_seen, new) in step.edits.items()} == {
        "title_vi": "Chả",
        "brand": person.producer.name_vi,
        "place": str(person.producer.place_id),
    }


@pytest.mark.parametrize(
    ("header", "value", "column"),
    [
        ("Mã vạch", "8930000000011", "Mã vạch"),
        ("Giá mong muốn", "1.000.000.001", "Giá mong muốn"),
        ("Giá mong muốn", "=A1", "Giá mong muốn"),
        ("Bán theo", "x" * 65, "Bán theo"),
        ("Mô tả", "x" * 5001, "Mô tả"),
        ("Định lượng", "500", "Đơn vị định lượng"),
    ],
)
def test_a_wrong_value_is_told_by_row_and_column(person, header, value, column):
    rows = ["Tên sản phẩm", header], ["Chả", None], ["Khóm", value]
    assert faults(person, *rows) == [(3, column)]


def test_all_errors_are_told_at_once(person):
    rows = ["Tên sản phẩm", "Mã vạch", "Mùi nồng"], ["Chả", "1", "hơi"], [None, None, "có"]
    assert sorted(faults(person, *rows)) == [(2, "Mã vạch"), (2, "Mùi nồng"), (3, "")]


def test_the_sentences_are_vietnamese(person):
    (fault,) = checked(person, ["Tên sản phẩm", "Giá mong muốn"], ["Chả", "nhiều"]).faults
    assert fault.text.startswith("“nhiều” không phải số nguyên")


def test_what_was_wrong_before_stands_in_no_way(person):
    complete_draft(person, upc="12", no_gtin_reason="")
    rows = ["Tên sản phẩm", "Mã vạch", "Nhãn hiệu"], ["Chả cá thát lát", "12", "KN"]
    assert verbs(checked(person, *rows)) == [CHANGE]


def test_two_rows_about_one_product_are_told(person):
    draft = complete_draft(person)
    rows = ["Mã", "Tên sản phẩm"], [f"BN-{draft.pk}", "Chả"], ["", "Chả cá thát lát"]
    assert faults(person, *rows) == [(3, "")]
    assert faults(person, ["Tên sản phẩm"], ["Khóm"], ["Khóm"]) == [(3, "")]


def test_one_bar_code_twice_is_told(person):
    rows = ["Tên sản phẩm", "Mã vạch"], ["Chả", GTIN], ["Khóm", GTIN]
    assert faults(person, *rows) == [(3, "Mã vạch")]


def test_a_name_that_several_products_have_needs_a_code(person):
    complete_draft(person), complete_draft(person)
    assert faults(person, ["Tên sản phẩm"], ["Chả cá thát lát"]) == [(2, "")]


def test_what_is_under_review_is_not_changed(person):
    draft = complete_draft(person)
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.SUBMITTED)
    assert faults(person, ["Tên sản phẩm"], ["Chả cá thát lát"]) == [(2, "")]


def test_an_empty_cell_changes_nothing_and_a_name_is_never_emptied(person):
    complete_draft(person)
    rows = ["Tên sản phẩm", "Nhãn hiệu"], ["Chả cá thát lát", None]
    assert verbs(checked(person, *rows)) == [SAME]
    code = f"BN-{Draft.objects.get().pk}"
    assert faults(person, ["Mã", "Tên sản phẩm"], [code, "(xóa)"]) == [(2, "Tên sản phẩm")]


def test_500_rows_are_looked_through_in_few_queries(person, django_assert_max_num_queries):
    rows = [["Tên sản phẩm", "Nhóm OCOP", "Nơi xuất xứ"]]
    rows += [[f"Chả {n}", "Thực phẩm", person.producer.place.name_vi] for n in range(500)]
    content = sent(xlsx(*rows))
    with django_assert_max_num_queries(10):
        choices = Choices()
        found = plan(person.producer, read(content, choices), choices)
    assert verbs(found) == [NEW] * 500
