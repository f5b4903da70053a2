"""Files that are no sheet of products: refused in words, in little memory."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from producers.sheets.grids import rows_of
from tests import memory
from tests.factories.files import drawn, office, zipped
from tests.factories.sheets import csv_file, sent, xlsx

GOOD = xlsx(["Tên sản phẩm"], ["Chả cá"])
SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def changed(**parts) -> bytes:
    """A good file with other parts; names with __ for / and dots as they are."""
    content = BytesIO()
    with ZipFile(BytesIO(GOOD)) as good, ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name in good.namelist():
            archive.writestr(name, parts.pop(name, None) or good.read(name))
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def sheet_xml(rows: bytes, before=b"") -> bytes:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        before
        + b'<worksheet xmlns="'
        + main
        + b'"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def refusal(content: bytes) -> str:
    with pytest.raises(ValidationError) as error:
        list(rows_of(sent(content)))
    return error.value.code


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def bombs() -> dict[str, bytes]:
    """What each is refused for, and a number → its content."""
    row = b'<row r="1"><c r="A1" t="str"><v>x</v></c></row>'
    last = b'<row r="1048576"><c r="A1048576" t="str"><v>y</v></c></row>'
    return {
        "bomb": office("xlsx", **{SHEET: b"\0" * 40 * 2**20}),
        "bomb of spaces": changed(**{SHEET: sheet_xml(b" " * 30 * 2**20)}),
        "too_full of texts": changed(**{SHARED: b"<sst>" + b"<si/>" * 1_500_000 + b"</sst>"}),
        "too_full of cells": changed(**{SHEET: sheet_xml(b"<row>" + b"<c/>" * 10**6 + b"</row>")}),
        "too_full of rows": changed(**{SHEET: sheet_xml(b"<row/>" * 10**6)}),
        "too_full of styles": changed(**{"xl/styles.xml": b"<s>" + b"<a b='c'/>" * 10**6}),
        "too_full in depth": changed(**{"xl/styles.xml": b"<a>" * 400_000}),
        "not_what_it_says": changed(**{SHEET: sheet_xml(b"&b;", before=ENTITIES)}),
        "too_wide": changed(**{SHEET: sheet_xml(row.replace(b"A1", b"XFD1"))}),
        "2 rows far apart": changed(**{SHEET: sheet_xml(row + last)}),
        "not_what_it_says: a huge cell": csv_file(["Ten"], ["a" * 4 * 2**20]),
    }


def test_bombs_are_refused_in_little_memory(tmp_path):
    """All in one process that may take 60 MB more."""
    files = {}
    for says, content in bombs().items():
        files[says] = tmp_path / f"{len(files)}.xlsx"
        files[says].write_bytes(content)
    told = memory.outcome(READ, *files.values()).split("\n")
    assert [says.startswith(code) for says, code in zip(files, told, strict=True)] == [True] * 11


READ = """
from producers.sheets.grids import rows_of

class Field:
    def clean(self, upload):
        print(len(list(rows_of(upload))), "rows")

allow(60)
for path in sys.argv[1:]:
    if code := refusal(Field(), small(path, "bang.xlsx")):
        print(code)
"""


#: {what it is: (content, code of its refusal)}.
NO_SHEETS = {
    "excel 97": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old"),
    "utf-16": (csv_file(["Tên sản phẩm"], ["Chả cá"], bom=False, encoding="utf-16"), "not_utf8"),
    "cp1258": ("Tên,Giá\nBánh tét,5".encode("cp1258", "replace") + b"\xea", "not_utf8"),
    "nul": (b"Ten\0,a", "not_utf8"),
    "picture": (drawn(), "not_utf8"),
    "open quote": (b'Ten,Gia\n"khong dong,5', "not_what_it_says"),
    "zip": (zipped(a="b"), "not_what_it_says"),
    "docx": (office("docx"), "not_what_it_says"),
    "only named xlsx": (office("xlsx"), "not_what_it_says"),
    "cut off": (GOOD[:-40], "not_what_it_says"),
    "macros": (changed(**{"xl/vbaProject.bin": b"x"}), "macros"),
    "too large": (b"a" * (5 * 2**20 + 1), "too_large"),
}


@pytest.mark.parametrize(("content", "code"), NO_SHEETS.values(), ids=NO_SHEETS)
def test_what_is_no_sheet_is_refused(content, code):
    assert refusal(content) == code


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, len(GOOD)))
def test_no_broken_file_ends_in_an_error(noise, place):
    for content in (noise, GOOD[:place] + noise + GOOD[place:], zlib.compress(noise)):
        try:
            list(rows_of(sent(content)))
        except ValidationError:
            continue
