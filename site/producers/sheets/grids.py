"""The cells of a file, XLSX or CSV: row by row, in little memory whatever the file holds.

An XLSX file is looked through by a parser that keeps nothing before openpyxl may read it, since
openpyxl keeps all texts and each whole row in memory.
"""

import csv
import io
import re
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from papers.archives import check_archive, unreadable
from pictures.uploads import MEGABYTE, check_size
from producers.sheets.cells import Odd
from producers.sheets.columns import PRODUCTS, bare

MOST_BYTES = 5 * MEGABYTE
#: Of an XLSX file: unpacked, and how many elements and attributes; 500 full rows have 150,000.
UNPACKED_BYTES = 20 * MEGABYTE
MOST_PARTS = 500_000
MOST_DEPTH = 40
#: A cell further to the right belongs to no column that is known.
MOST_COLUMNS = 100
READ = ("v", "is", "f")
PIECE = 64 * 1024
#: How old Excel files, and new ones with a password, begin.
COMPOUND = b"\xd0\xcf\x11\xe0"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def rows_of(upload) -> Iterator[tuple[int, list]]:
    """(number as the spreadsheet shows it, values) of each row that is not empty.

    Raises ValidationError, at the first row or on the way.
    """
    check_size(upload, MOST_BYTES)
    upload.seek(0)
    start = upload.read(4)
    upload.seek(0)
    if start == COMPOUND:
        raise ValidationError(
            _("This is an old Excel file (.xls), or has a password. Save it as .xlsx without one."),
            code="old",
        )
    rows = xlsx_rows(upload) if start.startswith(b"PK") else csv_rows(upload)
    for number, values in rows:
        if any(value not in (None, "") for value in values):
            yield number, values


def xlsx_rows(upload):
    check_archive(upload, "xlsx")
    check_parts(upload)
    try:
        book = load_workbook(upload, read_only=True, keep_links=False)
        sheet = products_in(book)
        sheet.reset_dimensions()
        blank = None
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
            # For all rows that the file leaves out, openpyxl gives the same empty one.
            if cells is blank:
                continue
            values = [value_of(cell) for cell in cells]
            blank = (
                cells if not any(cell.data_type != "n" or cell.value for cell in cells) else None
            )
            yield number, values
    except ValidationError:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles on
        raise unreadable() from error


def products_in(book):
    """The sheet of the template; in a file of the sender's own, its first."""
    by_title = {bare(sheet.title): sheet for sheet in book.worksheets}
    if not by_title:
        raise unreadable()
    return by_title.get(bare(PRODUCTS)) or book.worksheets[0]


def value_of(cell):
    if cell.data_type == "f":
        return Odd.FORMULA
    return Odd.BROKEN if cell.data_type == "e" else cell.value


def check_parts(upload):
    """Raises ValidationError for more XML than a sheet of products has, or anything in it that a
    spreadsheet does not write."""
    with ZipFile(upload) as archive:
        if sum(part.file_size for part in archive.infolist()) > UNPACKED_BYTES:
            raise too_full()
        counted = Counted()
        for part in archive.infolist():
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                with archive.open(part) as content:
                    counted.read(content)
    upload.seek(0)


def too_full() -> ValidationError:
    return ValidationError(
        _(
            "This file holds far more than 500 products need: pictures, or thousands of rows that"
            " only look empty. Copy your rows into a fresh template and send that."
        ),
        code="too_full",
    )


class Counted:
    """Counts what is in XML files and keeps none of it."""

    def __init__(self):
        self.parts, self.column, self.depth = 0, 0, 0

    def read(self, content):
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self.element, self.end
        parser.StartDoctypeDeclHandler = self.doctype
        try:
            while piece := content.read(PIECE):
                parser.Parse(piece)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise unreadable() from error

    def element(self, name, attributes):
        self.parts, self.depth = self.parts + 1 + len(attributes), self.depth + 1
        if self.parts > MOST_PARTS or self.depth > MOST_DEPTH:
            raise too_full()
        name = name.rpartition(":")[2]
        if name == "c":
            self.column = column_of(attributes.get("r", ""))
        elif name in READ and self.column > MOST_COLUMNS:
            raise ValidationError(
                _("There is something in a column far to the right. Delete what is not yours."),
                code="too_wide",
            )

    def end(self, _name):
        self.depth -= 1

    def doctype(self, *_facts):
        raise unreadable()


def column_of(place: str) -> int:
    """The number of the column in "AB12": 28."""
    number = 0
    for letter in re.match(r"[A-Z]{0,4}", place).group():
        number = number * 26 + ord(letter) - 64
    return number


def csv_rows(upload):
    text = decoded(upload.read())
    first = text.lstrip("\n").partition("\n")[0]
    # Excel's own note of how the cells are parted.
    skipped = 1 if first.strip().lower().startswith("sep=") else 0
    mark = max(";,\t", key=text.split("\n", skipped + 1)[skipped].count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        for number, values in enumerate(reader, 1):
            if len(values) > MOST_COLUMNS and any(values[MOST_COLUMNS:]):
                raise unreadable()
            if number > skipped:
                yield number, values[:MOST_COLUMNS]
    except csv.Error as error:
        raise unreadable() from error


def decoded(content: bytes) -> str:
    """Raises ValidationError for what is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf8() from error
    if content.startswith(UTF16) or "\x00" in text:
        raise not_utf8()
    return text


def not_utf8() -> ValidationError:
    return ValidationError(
        _(
            "The letters of this CSV file cannot be read. Save it in Excel as “CSV UTF-8”,"
            " or send it as .xlsx."
        ),
        code="not_utf8",
    )
