"""A producer's sales as files for a spreadsheet: Vietnamese headings, cells that are no formula."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from cms.forms.export import harmless
from producers.sales import Sales

#: As Excel shows a typed date in Vietnam.
DATE = "dd/mm/yyyy"


def sold_heading() -> list[str]:
    week = [_("Week"), _("From the day"), _("To the day, included")]
    goods = [_("Code"), _("Product"), _("Outlet")]
    return [*week, *goods, _("Units sold"), _("Listed price, ₫")]


def sold_rows(sales: Sales):
    """A row for each week, product and outlet that sold some."""
    shelves = {(shelf.product_id, shelf.partner_id): shelf for shelf in sales.shelves}
    for one in sales.sold:
        shelf = shelves[one.product, one.outlet]
        year, week, _day = one.monday.isocalendar()
        yield [
            f"{year}-W{week:02}",
            one.monday,
            one.monday + timedelta(days=6),
            shelf.product.code or "",
            shelf.product.title_vi,
            shelf.partner.name_vi,
            one.units,
            shelf.price,
        ]


def shelf_heading() -> list[str]:
    goods = [_("Code"), _("Product"), _("Outlet")]
    return [*goods, _("On the shelf"), _("Set aside"), _("Listed price, ₫")]


def shelf_rows(sales: Sales):
    for shelf in sales.shelves:
        yield [
            shelf.product.code or "",
            shelf.product.title_vi,
            shelf.partner.name_vi,
            shelf.num_in_stock,
            shelf.num_allocated,
            shelf.price,
        ]


def as_csv(sales: Sales) -> bytes:
    """What was sold, with the mark by which Excel knows UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    with override("vi"):
        writer.writerow(sold_heading())
    for row in sold_rows(sales):
        writer.writerow(harmless(value) for value in row)
    return ("\ufeff" + out.getvalue()).encode()


def as_xlsx(sales: Sales) -> bytes:
    """Two sheets: what was sold, what is there now. Dates and numbers are typed."""
    book = Workbook(write_only=True)
    with override("vi"):
        fill(book.create_sheet(_("Sales")), sold_heading(), sold_rows(sales))
        fill(book.create_sheet(_("Stock")), shelf_heading(), shelf_rows(sales))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def fill(sheet, heading, rows) -> None:
    sheet.freeze_panes = "A2"
    for column, width in {"A": 12, "B": 24, "C": 24, "D": 16, "E": 40, "F": 32}.items():
        sheet.column_dimensions[column].width = width
    sheet.append(heading)
    for row in rows:
        sheet.append([cell(sheet, value) for value in row])


def cell(sheet, value):
    made = WriteOnlyCell(sheet, value=harmless(value))
    if hasattr(value, "isocalendar"):
        made.number_format = DATE
    return made


#: {ending of the address: (how it is made, its content type)}.
FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
