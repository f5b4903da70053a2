"""The spreadsheet as it is given out: empty, or with what the producer has. XLSX and CSV."""

import csv
import io
import re

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from producers.sheets.cells import CellProblem, text_of
from producers.sheets.columns import (
    CODE,
    COLUMNS,
    ERASE,
    GUIDE,
    LISTS,
    NO_WORD,
    PRODUCTS,
    YES_WORD,
    Kind,
)
from producers.sheets.reading import MOST_ROWS

#: As texts, these would be worked out: in a CSV file all of them, in an XLSX file none, but "="
#: is refused there. An apostrophe more before what has one already, so that one can be taken off.
IN_CSV = re.compile(r"'*[=+\-@\t\r]")
IN_XLSX = re.compile(r"'+[=+\-@\t\r]|=")
HEADER = PatternFill("solid", fgColor="E2F2E4")
AS_TEXT = (Kind.TEXT, Kind.DIGITS)


def table(own: list, choices) -> list[list]:
    """A row of values for each product, in the order of the columns."""
    return [[shown(one, column, choices) for column in COLUMNS] for one in own]


def shown(one, column, choices):
    """What a cell says of a product: choices by name, numbers as numbers where they are some."""
    text = one.code if column.name == CODE else one.texts.get(column.name, "")
    if column.kind is Kind.YES:
        return YES_WORD if text else NO_WORD
    if not text:
        return ""
    if column.kind is Kind.CHOICE:
        return choices.labels[column.name].get(text, text)
    if column.kind in (Kind.NUMBER, Kind.PRICE):
        try:
            return int(text_of(text, column, choices))
        except CellProblem:
            return text
    return text


def guarded(value, pattern):
    return f"'{value}" if isinstance(value, str) and pattern.match(value) else value


def as_csv(rows: list[list]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.header for column in COLUMNS])
    writer.writerows([[guarded(value, IN_CSV) for value in row] for row in rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(rows: list[list], choices) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = PRODUCTS
    write_headers(sheet)
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            write(sheet.cell(number, place), value)
    write_guide(book.create_sheet(GUIDE), choices)
    write_lists(book.create_sheet(LISTS), sheet, choices)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def write(cell, value):
    """As a text or a number, never as a formula."""
    if value == "":
        return
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", guarded(value, IN_XLSX))
        cell.data_type = "s"
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
        cell.alignment = Alignment(vertical="top")


def write_headers(sheet):
    sheet.freeze_panes = "C2"
    for place, column in enumerate(COLUMNS, 1):
        head = sheet.cell(1, place, column.header)
        head.font, head.fill = Font(bold=True), HEADER
        head.alignment = Alignment(wrap_text=True, vertical="top")
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        if column.kind in AS_TEXT:
            dimension.number_format = "@"


def write_guide(sheet, choices):
    """What each column takes."""
    lines = [
        (f"Mỗi hàng là một sản phẩm, nhiều nhất {MOST_ROWS} hàng. Đừng sửa hàng tiêu đề.",),
        (f"Ô để trống: giữ nguyên nội dung đang có. Muốn xóa nội dung cũ, ghi: {ERASE}.",),
        ("Ghi thẳng giá trị, không dùng công thức (ô bắt đầu bằng dấu =).",),
        ("Ảnh và giấy tờ được thêm sau, ở trang của từng sản phẩm.",),
        (),
        ("Cột", "Ghi gì", "Các lựa chọn"),
    ]
    for line in lines:
        sheet.append(line)
    for cell in sheet[len(lines)]:
        cell.font, cell.fill = Font(bold=True), HEADER
    for column in COLUMNS:
        labels = choices.labels.get(column.name, {}).values()
        sheet.append((column.header, column.hint, "; ".join(labels)[:2000]))
    for letter, width in (("A", 28), ("B", 54), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=len(lines)):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def write_lists(sheet, products, choices):
    """The choices, a column each, out of sight; and the drop-down lists that offer them."""
    sheet.sheet_state = "hidden"
    lists = {
        column: list(choices.labels[column.name].values())
        for column in COLUMNS
        if column.kind is Kind.CHOICE
    }
    lists |= {column: [YES_WORD, NO_WORD] for column in COLUMNS if column.kind is Kind.YES}
    for place, (column, labels) in enumerate(lists.items(), 1):
        letter = get_column_letter(place)
        for number, label in enumerate([column.header, *labels], 1):
            write(sheet.cell(number, place), label)
        if labels:
            offer(products, column, f"='{LISTS}'!${letter}$2:${letter}${len(labels) + 1}")


def offer(sheet, column, source: str):
    letter = get_column_letter(COLUMNS.index(column) + 1)
    rule = DataValidation(type="list", formula1=source, allow_blank=True)
    rule.promptTitle, rule.prompt = column.header, column.hint[:250]
    rule.errorTitle = column.header
    rule.error = "Hãy chọn trong danh sách."
    # Warns, but lets a word stand that was there before.
    rule.errorStyle, rule.showErrorMessage, rule.showInputMessage = "warning", True, True
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    sheet.add_data_validation(rule)
