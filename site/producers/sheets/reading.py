"""A spreadsheet's rows as texts of drafts, with what is wrong in which cell."""

from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from producers.sheets.cells import CellProblem, text_of
from producers.sheets.columns import BY_HEADER, BY_NAME, NAME, bare
from producers.sheets.grids import rows_of

MOST_ROWS = 500


@dataclass
class Row:
    """`texts` {field: text}: empty cells are left out. `problems` {field: sentence}."""

    number: int
    texts: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    as_json = asdict


def read(upload, choices) -> list[Row]:
    """Raises ValidationError for a file that cannot be read as a whole."""
    rows = rows_of(upload)
    _number, headers = next(rows, (0, None))
    if headers is None:
        raise ValidationError(_("This file is empty."), code="empty")
    columns = columns_of(headers)
    found = []
    for number, values in rows:
        if len(found) == MOST_ROWS:
            raise ValidationError(
                _("This file has more than %(most)d products. Split it into several files.")
                % {"most": MOST_ROWS},
                code="too_many",
            )
        found.append(read_row(number, values, columns, choices))
    if not found:
        raise ValidationError(_("There is no product below the headers."), code="empty")
    return found


def columns_of(headers: list) -> list:
    """The column of each header, None where there is none. Raises ValidationError."""
    columns = [BY_HEADER.get(bare(str(header))) if header else None for header in headers]
    known = [column for column in columns if column]
    if BY_NAME[NAME] not in known:
        raise ValidationError(
            _("The first row has no header “%(header)s”. Start from the template.")
            % {"header": BY_NAME[NAME].header},
            code="header_missing",
        )
    strange = [
        str(header)[:60]
        for header, column in zip(headers, columns, strict=True)
        if header and column is None
    ]
    if strange:
        raise ValidationError(
            _(
                "These headers are not known: %(headers)s. Write them as in the template, or delete"
                " their columns."
            )
            % {"headers": "; ".join(strange[:8])},
            code="header_unknown",
        )
    twice = {column.header for column in known if known.count(column) > 1}
    if twice:
        raise ValidationError(
            _("These headers stand there twice: %(headers)s.")
            % {"headers": "; ".join(sorted(twice))},
            code="header_twice",
        )
    return columns


def read_row(number: int, values: list, columns: list, choices) -> Row:
    row = Row(number)
    for place, value in enumerate(values):
        column = columns[place] if place < len(columns) else None
        if column is None:
            if value not in (None, ""):
                row.problems[""] = _("there is something in a column that has no header.")
            continue
        try:
            text = text_of(value, column, choices)
        except CellProblem as problem:
            row.problems[column.name] = str(problem)
        else:
            if text is not None:
                row.texts[column.name] = text
    return row
