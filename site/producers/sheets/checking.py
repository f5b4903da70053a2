"""What a sheet would do, row by row, and all that is wrong in it. Nothing is written here."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from producers.sheets.cells import CellProblem, text_of
from producers.sheets.choices import Choices
from producers.sheets.columns import BY_NAME, CODE, NAME, Kind
from producers.sheets.own import Own, own_products
from producers.sheets.reading import Row

NEW, CHANGE, SAME = "new", "change", "same"
#: Where an error of two fields together is told → the other.
PAIRED = {"net_unit": "net_quantity", "no_gtin_reason": "upc"}
#: Written otherwise than they are kept: 185.000 and 185000 are one price.
COMPARED_AS_READ = (Kind.NUMBER, Kind.PRICE, Kind.DIGITS)


@dataclass
class Step:
    """What one row would do. `edits` {field: (text that was seen, new text)}."""

    row: int
    name: str
    verb: str
    draft: int | None = None
    product: int | None = None
    edits: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class Fault:
    """Why a row cannot be taken; `column` is "" where it is about the whole row."""

    row: int
    column: str
    text: str


@dataclass
class Plan:
    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    as_json = asdict

    def count(self, verb: str) -> int:
        return sum(step.verb == verb for step in self.steps)


def plan(producer, rows: list[Row], choices: Choices, tell: Callable = lambda done: None) -> Plan:
    """`tell(number of rows)` is called now and then."""
    found, checker = Plan(), Checker(producer, choices)
    for done, row in enumerate(rows, 1):
        step, faults = checker.check(row)
        found.faults += faults
        if step:
            found.steps.append(step)
        if done % 25 == 0 or done == len(rows):
            tell(done)
    return found


class Checker:
    """Knows what the producer has, and which rows were about what."""

    def __init__(self, producer, choices: Choices):
        self.producer, self.choices = producer, choices
        own = own_products(producer)
        self.by_code = {one.code: one for one in own if one.code}
        self.by_name = {one.name: one for one in own if one.name}
        self.same_names = Counter(one.name for one in own)
        self.rows_of, self.rows_of_gtin = {}, {}

    def check(self, row: Row) -> tuple[Step | None, list[Fault]]:
        faults = [Fault(row.number, header(name), text) for name, text in row.problems.items()]
        try:
            one = self.find(row)
            self.meet_once(row, one)
        except CellProblem as problem:
            return None, [*faults, Fault(row.number, "", str(problem))]
        edits = self.edits(row, one)
        faults += self.wrong_texts(row, one, edits)
        if faults:
            return None, faults
        return step_of(row, one, edits), []

    def find(self, row: Row) -> Own | None:
        """What the row is about; None for something new. Raises CellProblem."""
        code, name = row.texts.get(CODE), row.texts.get(NAME)
        if code:
            one = self.by_code.get(code)
            if one is None:
                raise CellProblem(
                    _("you have no product with the code “%(code)s”. New products have none.")
                    % {"code": code[:40]}
                )
        elif not name:
            if NAME in row.problems:
                return None
            raise CellProblem(_("the name is missing."))
        elif self.same_names[name] > 1:
            raise CellProblem(
                _("you have several products of this name. Give the code of the one you mean.")
            )
        else:
            one = self.by_name.get(name)
        if one and one.is_under_review:
            raise CellProblem(
                _("this product is with the staff for review. Take it back before changing it.")
            )
        return one

    def meet_once(self, row: Row, one: Own | None):
        """Raises CellProblem where an earlier row was about the same."""
        mark = one.code or one.product.pk if one else ("new", row.texts.get(NAME))
        if row.texts.get(NAME) or one:
            earlier = self.rows_of.setdefault(mark, row.number)
            if earlier != row.number:
                raise CellProblem(_("is about the same product as row %(row)d.") % {"row": earlier})

    def wrong_texts(self, row: Row, one: Own | None, edits: dict) -> list[Fault]:
        """Of what the row would change; what was wrong before stands in the way of nothing."""
        texts = {
            **(one.texts if one else {}),
            **{name: new for name, (_seen, new) in edits.items()},
        }
        if one and not texts.get(NAME):
            return [Fault(row.number, header(NAME), _("the name is missing."))]
        errors = self.choices.errors(texts, one.product if one else None)
        found = {name: text for name, text in errors.items() if changed_in(edits, name)}
        gtin = row.texts.get("upc")
        if gtin and "upc" not in found:
            earlier = self.rows_of_gtin.setdefault(gtin, row.number)
            if earlier != row.number:
                found["upc"] = _("stands in row %(row)d too.") % {"row": earlier}
        return [Fault(row.number, header(name), str(text)) for name, text in found.items()]

    def edits(self, row: Row, one: Own | None) -> dict[str, tuple[str, str]]:
        typed = {name: text for name, text in row.texts.items() if name != CODE}
        if one is None:
            given = {"brand": self.producer.name_vi, "place": str(self.producer.place_id)}
            return {name: ("", text) for name, text in (given | typed).items()}
        return {
            name: (one.texts.get(name, ""), text)
            for name, text in typed.items()
            if self.as_read(name, one.texts.get(name, "")) != text
        }

    def as_read(self, name: str, text: str) -> str:
        """A kept text as it would be read from a cell."""
        column = BY_NAME[name]
        if column.kind not in COMPARED_AS_READ or not text:
            return text
        try:
            return text_of(text, column, self.choices)
        except CellProblem:
            return text


def changed_in(edits: dict, name: str) -> bool:
    """Whether a row changes the field, or the one that its error may be about as well."""
    return bool({name, PAIRED.get(name)} & set(edits))


def step_of(row: Row, one: Own | None, edits: dict) -> Step:
    if one is None:
        return Step(row.number, row.texts[NAME], NEW, edits=edits)
    verb, name = CHANGE if edits else SAME, row.texts.get(NAME) or one.name
    draft, product = one.draft and one.draft.pk, one.product and one.product.pk
    return Step(row.number, name, verb, draft, product, edits)


def header(name: str) -> str:
    return BY_NAME[name].header if name in BY_NAME else ""
