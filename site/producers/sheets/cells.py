"""What one cell says: the text that a draft would keep, or why it cannot be taken."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as _
from stdnum import ean

from producers.drafts.fields import clean_text
from producers.sheets.columns import ERASE, Kind, bare

#: A text behind which a spreadsheet would work something out; kept out of reach by an apostrophe.
GUARDED = re.compile(r"'+[=+\-@\t\r]")
SCIENTIFIC = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)
MONEY_MARKS = re.compile(r"\s*(₫|đ|đồng|vnd|vnđ)\.?$", re.IGNORECASE)
#: 1.000 and 1 000 as in Vietnam, 1,000 as in English: threes, so thousands.
THOUSANDS = re.compile(r"\d{1,3}([.,\s])\d{3}(\1\d{3})*")
GTIN_LENGTHS = (8, 12, 13, 14)
YES = {"co", "x", "1", "yes", "true", "dung", "v", "✓"}
NO = {"khong", "ko", "0", "no", "false", "sai"}
SHOWN_CHOICES = 6


class Odd(Enum):
    """What a cell may hold instead of a value."""

    FORMULA = "formula"
    BROKEN = "broken"


class CellProblem(Exception):
    """Why a cell cannot be taken: one plain sentence."""


def text_of(value, column, choices) -> str | None:
    """None for an empty cell; "" where it is to empty the field. Raises CellProblem."""
    refuse_odd(value)
    if column.kind is Kind.DIGITS and isinstance(value, (int, float)):
        return digits_of(value)
    text = plain(value)
    if not text:
        return None
    if text.startswith("=") and not GUARDED.match(str(value).lstrip()):
        raise formula()
    if bare(text) == bare(ERASE) and text.startswith("("):
        return ""
    return READERS.get(column.kind, as_it_stands)(text, column, choices)


def refuse_odd(value):
    if value is Odd.FORMULA:
        raise formula()
    if value is Odd.BROKEN:
        raise CellProblem(_("the spreadsheet shows an error in this cell. Type the value."))
    if isinstance(value, (date, datetime, time, timedelta)):
        raise CellProblem(
            _(
                "the spreadsheet made a date of what was typed. Set the cell’s format to"
                " Text and type it again."
            )
        )


def formula() -> CellProblem:
    return CellProblem(_("holds a formula (it begins with =). Put the value itself instead."))


def plain(value) -> str:
    """As text: numbers without a tail of zeros, texts composed and without their guard."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (int, float)):
        return f"{Decimal(str(value)).normalize():f}"
    text = clean_text(value)
    return text[1:] if GUARDED.match(text) else text


def as_it_stands(text, column, choices) -> str:
    return text


def number(text, column, choices) -> str:
    """A whole number, in figures alone."""
    figures = MONEY_MARKS.sub("", text) if column.kind is Kind.PRICE else text
    if THOUSANDS.fullmatch(figures):
        figures = re.sub(r"[.,\s]", "", figures)
    if not (figures.isascii() and figures.isdigit()):
        raise CellProblem(
            _("“%(text)s” is not a whole number. Write figures only, for example 500 or 1.000.")
            % {"text": text[:40]}
        )
    return figures.lstrip("0") or "0"


def digits(text, column, choices) -> str:
    if SCIENTIFIC.fullmatch(text):
        raise shortened(text)
    return re.sub(r"[\s.\-]", "", text)


def digits_of(value) -> str:
    """The bar code that a spreadsheet took for a number; its first zeros are put back."""
    if value != int(value) or value < 0:
        raise shortened(str(value))
    figures = str(int(value))
    if ean.is_valid(figures):
        return figures
    longer = (figures.zfill(length) for length in GTIN_LENGTHS if length > len(figures))
    return next((one for one in longer if ean.is_valid(one)), figures)


def shortened(text) -> CellProblem:
    return CellProblem(
        _(
            "“%(text)s”: the spreadsheet shortened this bar code. Set the cell’s format to"
            " Text and type all its figures again."
        )
        % {"text": text[:40]}
    )


def choice(text, column, choices) -> str:
    key = choices.key(column.name, text)
    if key is None:
        labels = list(choices.labels[column.name].values())
        more = "…" if len(labels) > SHOWN_CHOICES else ""
        raise CellProblem(
            _("“%(text)s” is not one of the choices: %(choices)s.")
            % {"text": text[:40], "choices": "; ".join(labels[:SHOWN_CHOICES]) + more}
        )
    return key


def yes(text, column, choices) -> str:
    word = bare(text) or text
    if word in YES:
        return "1"
    if word in NO:
        return ""
    raise CellProblem(_("“%(text)s”: write có (yes) or không (no).") % {"text": text[:40]})


READERS = {
    Kind.NUMBER: number,
    Kind.PRICE: number,
    Kind.DIGITS: digits,
    Kind.CHOICE: choice,
    Kind.YES: yes,
}
