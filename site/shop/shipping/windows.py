"""When an order can be collected: opening hours cut into windows. See docs/receiving.md."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Prefetch

from shop.partner.models import Partner
from shop.partner.schedule import DAY, ZONE, Stretch

from .models import CollectionRule, CollectionWindow


class Window(NamedTuple):
    """Aware, in Vietnam's zone. `left`: places; 0 when full."""

    starts_at: datetime
    ends_at: datetime
    left: int


def collection_outlets(now: datetime) -> list[Partner]:
    """The outlets that trade, with all that `windows` needs of them: four queries."""
    coming = CollectionWindow.objects.filter(starts_at__gt=now)
    return list(
        Partner.objects.trading()
        .select_related("collection_rule")
        .prefetch_related(
            "opening_hours",
            "opening_exceptions",
            Prefetch("collection_windows", coming, to_attr="coming_windows"),
        )
    )


def rule_of(outlet: Partner) -> CollectionRule:
    """The outlet's own, else the defaults."""
    return getattr(outlet, "collection_rule", None) or CollectionRule(outlet=outlet)


def windows(outlet: Partner, *, now: datetime, rule: CollectionRule | None = None) -> list[Window]:
    """Those that an order placed at `now` may choose, full ones included, in order.

    One starts no earlier than the goods can be ready, and none is offered once the outlet's
    cut-off before that closing has passed.
    """
    rule, now = rule or rule_of(outlet), now.astimezone(ZONE)
    spans = _spans(outlet, now, rule)
    ready = ready_at(spans, now, timedelta(minutes=rule.lead_minutes))
    last_order = timedelta(minutes=outlet.collection_cutoff_minutes)
    if ready is None:
        return []
    in_time = [span for span in spans if now <= span.closes - last_order]
    booked = _booked(outlet, now)
    return [
        Window(piece.opens, piece.closes, max(0, rule.capacity - booked.get(piece.opens, 0)))
        for piece in _pieces(outlet, now, rule)
        if piece.opens >= ready and any(span.opens <= piece.opens < span.closes for span in in_time)
    ]


def first_ready(outlet: Partner, now: datetime) -> datetime | None:
    """The start of the first window with a place left: "ready from…"."""
    return next((w.starts_at for w in windows(outlet, now=now) if w.left), None)


def window_at(outlet: Partner, starts_at: datetime, now: datetime) -> Window | None:
    """The window that starts then, if it may be chosen at `now`; it may be full."""
    return next((w for w in windows(outlet, now=now) if w.starts_at == starts_at), None)


def ready_at(spans: list[Stretch], now: datetime, lead: timedelta) -> datetime | None:
    """When the outlet will have been open for `lead` from now: nobody prepares at night.

    None where that lies past the last of `spans`.
    """
    for span in spans:
        begin = max(span.opens, now)
        if begin >= span.closes:
            continue
        if begin + lead < span.closes:
            return begin + lead
        lead -= span.closes - begin
    return None


def cut(stretch: Stretch, length: timedelta) -> Iterator[Stretch]:
    """Pieces of that length from the opening on; a rest under half of it joins the last piece."""
    begin = stretch.opens
    while begin < stretch.closes:
        end = begin + length
        if stretch.closes - end < length / 2:
            end = stretch.closes
        yield Stretch(begin, end)
        begin = end


def _days(now: datetime, rule: CollectionRule):
    """From yesterday, whose hours may run past midnight."""
    return now.date() - DAY, now.date() + rule.days_ahead * DAY


def _spans(outlet: Partner, now: datetime, rule: CollectionRule) -> list[Stretch]:
    """When the outlet is open, each from an opening to the closing that people see."""
    return outlet.schedule.between(*_days(now, rule))


def _pieces(outlet: Partner, now: datetime, rule: CollectionRule) -> list[Stretch]:
    """Each day is cut by itself, so that the same windows come out whatever day it is asked."""
    first, last = _days(now, rule)
    found: list[Stretch] = []
    for number in range((last - first).days + 1):
        for stretch in outlet.schedule.on(first + number * DAY).stretches:
            pieces = cut(stretch, timedelta(minutes=rule.window_minutes))
            found += [p for p in pieces if not found or p.opens >= found[-1].closes]
    return found


def _booked(outlet: Partner, now: datetime) -> dict[datetime, int]:
    """{start: orders} of coming windows; no query for an outlet from `collection_outlets`."""
    rows = getattr(outlet, "coming_windows", None)
    if rows is None:
        rows = outlet.collection_windows.filter(starts_at__gt=now)
    return {row.starts_at: row.booked for row in rows}
