"""Spreadsheets as producers send them."""

import csv
import io

from openpyxl import Workbook

from tests.factories.files import upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def xlsx(*rows, title="Sheet1") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_file(*rows, mark=",", bom=True, encoding="utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark).writerows(rows)
    return (b"\xef\xbb\xbf" if bom else b"") + text.getvalue().encode(encoding)


def sent(content: bytes, name="bang.xlsx"):
    return upload(content, name, XLSX)
