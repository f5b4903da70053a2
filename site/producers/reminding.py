"""Which papers' ends are to be told today."""

from datetime import date, timedelta

from catalogue.endings import Ending, endings
from producers.models import EndingNotice

#: Days before the last day on which a paper holds.
STEPS = (60, 30, 7)
#: The step after them: it holds no more.
LAPSED = 0
#: What ran out longer ago was so before anybody was told of such things.
LATEST = timedelta(days=14)


def step(ending: Ending, today: date) -> int:
    """The step that has been reached. After a pause of the clock only the nearest counts."""
    left = (ending.on - today).days
    if left < 0:
        return LAPSED
    return min(days for days in STEPS if left <= days)


def notice(ending: Ending, today: date) -> EndingNotice:
    """Not saved yet."""
    kind = "certificate" if ending.is_certificate else "document"
    return EndingNotice(**{kind: ending.paper}, ends_on=ending.on, days=step(ending, today))


def marks(one: EndingNotice) -> tuple:
    return (one.certificate_id, one.document_id, one.ends_on, one.days)


def untold(today: date) -> list[tuple[Ending, EndingNotice]]:
    """Each end whose step nobody was told of, with the notice that is to be kept."""
    first, last = today - LATEST, today + timedelta(days=max(STEPS))
    told = {marks(one) for one in EndingNotice.objects.filter(ends_on__range=(first, last))}
    pairs = [(ending, notice(ending, today)) for ending in endings(first, last)]
    return [(ending, one) for ending, one in pairs if marks(one) not in told]
