"""The pages around a sheet: whose they are, what they answer, a journey on a phone."""

import io

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from producers.models import Sheet
from producers.portal.sheet_views import ERRORS_SHOWN
from producers.sheets import taking_over
from tests.factories.drafts import complete_draft, member
from tests.factories.sheets import sent, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = member()
    client.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
    return person


def address(name, person, *more, language="vi") -> str:
    with override(language):
        return reverse(name, args=[person.producer_id, *more])


def send(client, person, content, name="bang.xlsx", language="vi"):
    return client.post(
        address("producer_sheets", person, language=language), {"file": sent(content, name)}
    )


def received(person) -> Sheet:
    upload = sent(xlsx(["Tên sản phẩm"], ["Chả"]))
    return taking_over.receive(
        producer=person.producer, by=person.user, upload=upload, language="vi"
    )


def test_a_file_is_looked_through_and_taken_over(client, person):
    response = send(client, person, xlsx(["Tên sản phẩm"], ["Chả"], ["Khóm"]))
    sheet = Sheet.objects.get()
    assert response["Location"] == address("producer_sheet", person, sheet.pk)
    assert "Chưa thay đổi gì" in client.get(response["Location"]).content.decode()
    take = address("producer_sheet_take_over", person, sheet.pk)
    assert client.post(take).status_code == 302


@pytest.mark.parametrize(
    ("language", "says"), [("vi", "Hàng 3, cột “Mã vạch”:"), ("en", "Row 3, column “Mã vạch”:")]
)
def test_errors_stand_there_by_row_and_column(client, person, language, says):
    content = xlsx(["Tên sản phẩm", "Mã vạch"], ["Chả", None], ["Khóm", "12"])
    response = send(client, person, content, language=language)
    page = client.get(response["Location"]).content.decode()
    assert says in page
    assert address("producer_sheet_take_over", person, Sheet.objects.get().pk) not in page


def test_what_was_typed_in_a_cell_is_no_markup_of_the_page(client, person):
    content = xlsx(["Tên sản phẩm", "Định lượng"], ["<b>Chả</b>", "<img src=x>"])
    page = client.get(send(client, person, content)["Location"]).content.decode()
    assert "<img src=x" not in page and "&lt;img src=x" in page


def test_thousands_of_errors_make_no_endless_page(client, person):
    rows = [[f"Chả {n}", "nhiều", "12"] for n in range(500)]
    content = xlsx(["Tên sản phẩm", "Định lượng", "Mã vạch"], *rows)
    page = client.get(send(client, person, content)["Location"]).content.decode()
    assert f"và {1000 - ERRORS_SHOWN} lỗi nữa" in page


@pytest.mark.parametrize(
    ("content", "language", "says"),
    [
        (b"", "vi", "Tệp này trống"),
        (b"\xd0\xcf\x11\xe0", "vi", "kiểu cũ"),
        (b"\xff\xfea", "vi", "CSV UTF-8"),
        (b"\xff\xfea", "en", "CSV UTF-8"),
        (b"a" * (5 * 2**20 + 1), "vi", "chỉ nhận tối đa"),
    ],
)
def test_a_refusal_is_said_in_the_readers_language(client, person, content, language, says):
    response = send(client, person, content, language=language)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Sheet.objects.exists()


def test_a_second_click_finds_it_done(client, person):
    take = address("producer_sheet_take_over", person, received(person).pk)
    assert [client.post(take).status_code for _time in range(2)] == [302, 409]


@pytest.mark.parametrize("name", ["producer_sheet_template", "producer_sheet_products"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_tables_are_given_out_as_files(client, person, name, ending):
    complete_draft(person)
    response = client.get(address(name, person, ending))
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(address(name, person, "exe")).status_code == 404


def test_what_is_given_out_holds_only_ones_own(client, person):
    complete_draft(person, title_vi="Chả của tôi")
    complete_draft(member(), title_vi="Chả của người khác")
    text = client.get(address("producer_sheet_products", person, "csv")).content.decode()
    assert "Chả của tôi" in text and "người khác" not in text


def test_the_file_is_given_back_to_be_kept(client, person):
    response = client.get(address("producer_sheet_file", person, received(person).pk))
    assert response["Content-Disposition"] == 'attachment; filename="bang.xlsx"'
    assert "sandbox" in response["Content-Security-Policy"]


def all_addresses(owner, sheet) -> list[tuple[str, str]]:
    """(method, address) of every page, of that producer and sheet."""
    return [
        ("get", address("producer_sheets", owner)),
        ("post", address("producer_sheets", owner)),
        ("get", address("producer_sheet_template", owner, "xlsx")),
        ("get", address("producer_sheet_products", owner, "csv")),
        ("get", address("producer_sheet", owner, sheet.pk)),
        ("get", address("producer_sheet_file", owner, sheet.pk)),
        ("post", address("producer_sheet_take_over", owner, sheet.pk)),
    ]


def test_another_producers_sheet_is_not_found_by_any_address(client, person):
    other = member()
    sheet = received(other)
    mine = [place for place in all_addresses(person, sheet) if f"/{sheet.pk}/" in place[1][20:]]
    for method, place in [*all_addresses(other, sheet), *mine[-3:]]:
        assert getattr(client, method)(place).status_code == 404, place
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.READY


def test_staff_and_customers_who_are_no_members_find_nothing(client, person):
    sheet = received(person)
    for user in (User.objects.create_superuser("sep"), User.objects.create_user("khach")):
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        for method, place in all_addresses(person, sheet):
            assert getattr(client, method)(place).status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_on_a_phone_a_table_is_taken_filled_in_mended_and_taken_over(
    page, axe, client, html_validate, live_server, tmp_path
):
    person = member()
    complete_draft(person)
    client.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
    phone = page(360)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    phone.context.add_cookies([{**cookie, "url": live_server.url}])
    phone.goto(address("producer_sheets", person))
    assert axe(phone) == []
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Bảng mẫu Excel").click()
    book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
    columns = {cell.value: cell.column for cell in book.active[1]}
    lines = [
        {"Tên sản phẩm": "Mứt khóm", "Giá mong muốn": "nhiều", "Nhóm OCOP": "Thực phẩm"},
        {"Tên sản phẩm": "Trà mãng cầu", "Mã vạch": "12"},
        {"Tên sản phẩm": "Chả cá thát lát", "Giá mong muốn": "190.000"},
    ]

    def send(name):
        for number, line in enumerate(lines, 2):
            for header, value in line.items():
                book.active.cell(number, columns[header]).value = value
        file = tmp_path / name
        book.save(file)
        phone.goto(address("producer_sheets", person))
        phone.get_by_label("Tệp của mình").set_input_files(file)
        phone.get_by_role("button", name="Gửi và xem trước").click()

    send("lan-1.xlsx")
    errors = phone.locator(".sheets__errors li").all_inner_texts()
    assert [error.split(":")[0] for error in errors] == [
        "Hàng 2, cột “Giá mong muốn”",
        "Hàng 3, cột “Mã vạch”",
    ]
    assert axe(phone) == []
    assert html_validate(client.get(phone.url).content.decode()) == []
    lines[0]["Giá mong muốn"], lines[1]["Mã vạch"] = "45.000", "8930000000019"
    send("lan-2.xlsx")
    assert axe(phone) == []
    assert html_validate(client.get(phone.url).content.decode()) == []
    assert phone.locator("ins").all_inner_texts() == ["190000"]
    phone.get_by_role("button", name="Ghi tất cả các hàng").click()
    phone.get_by_text("Đã ghi xong tất cả các hàng").wait_for()
    assert axe(phone) == []
    phone.get_by_role("link", name="Đến danh sách sản phẩm").click()
    for line in lines:
        assert phone.get_by_text(line["Tên sản phẩm"]).first.is_visible()
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
