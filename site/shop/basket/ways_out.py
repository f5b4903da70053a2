"""What a visitor can do about a line that cannot be had in the way chosen."""

from dataclasses import dataclass

from shop.partner.models import Partner
from shop.shipping import problems
from shop.shipping.receiving import COLLECT, DELIVER

from .contents import Contents, ContentsLine
from .seen import GONE


@dataclass(frozen=True)
class WayOut:
    """`kind`: "collect" (at `outlet`), "deliver" or "fewer" (`quantity`).

    `lacking`: how many products of the basket would then not come.
    """

    kind: str
    outlet: Partner | None = None
    quantity: int = 0
    lacking: int = 0


def ways_out(contents: Contents, line: ContentsLine) -> list[WayOut]:
    """Besides removing it, which is always possible; the ones that lose least come first."""
    row = line.plan
    if not row.problem:
        return []
    lost = _lost(contents)
    lacking = {option.outlet: option.missing - lost for option in contents.options}
    others = [WayOut("collect", outlet, lacking=lacking.get(outlet, 0)) for outlet in row.elsewhere]
    found = sorted(others, key=lambda way: way.lacking)
    if row.problem in (problems.NOT_HERE, problems.TOO_FEW):
        found += _delivered(contents)
    if row.problem == problems.TOO_FEW and row.available:
        found.append(WayOut("fewer", quantity=row.available))
    return found


def _lost(contents: Contents) -> int:
    """Lines that nobody has: no way of receiving is the worse for them."""
    return sum(1 for line in contents.lines if line.plan.problem in GONE)


def _delivered(contents: Contents) -> list[WayOut]:
    """Where it would leave out less than collecting does."""
    chosen = contents.plan.receiving.receive_by
    missing = sum(1 for line in contents.lines if line.plan.problem)
    return [
        WayOut("deliver", lacking=option.missing - _lost(contents))
        for option in contents.options
        if option.receive_by == DELIVER and chosen == COLLECT and option.missing < missing
    ]
