"""How a sheet comes in and its rows become drafts: all in one transaction, or none; once.

1. `receive` keeps the file, reads it and writes down what it would do: nothing else.
2. `take_over`, by one click, has it done by the worker; a second click finds it under way.
3. `work` looks through the rows once more, which shows how far it is, and writes them all at once
   under the sheet's lock. Whoever dies in between leaves the sheet waiting: `requeue` begins anew.
"""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from catalogue.models import Product
from papers.archives import MEGABYTE
from pictures.uploads import check_size, plain_stem
from producers.drafts import drafting
from producers.models import Draft, Sheet
from producers.sheets.checking import CHANGE, NEW, Plan, plan
from producers.sheets.choices import Choices
from producers.sheets.reading import Row, read

logger = logging.getLogger(__name__)
State = Sheet.State
MOST_BYTES = 5 * MEGABYTE
#: A claim older than this belongs to a worker that died.
CLAIM_HOLDS = timedelta(minutes=5)
MOST_TRIES = 3


class NotReady(Exception):
    """It has errors, or was taken over already, or is just being."""


class Overtaken(Exception):
    """What a row is about was changed since it was looked through."""


def receive(*, producer, by, upload, language: str) -> Sheet:
    """Keeps and looks through what was sent. Raises ValidationError where it cannot be read."""
    check_size(upload, MOST_BYTES)
    choices = Choices()
    rows = read(upload, choices)
    upload.seek(0)
    ending = "xlsx" if upload.read(2) == b"PK" else "csv"
    upload.seek(0)
    sheet = Sheet(producer=producer, by=by, language=language)
    sheet.filename = f"{plain_stem(upload.name) or 'bang'}.{ending}"
    write_down(sheet, rows, plan(producer, rows, choices))
    sheet.file.save(f"bang.{ending}", upload, save=False)
    sheet.save()
    return sheet


def write_down(sheet: Sheet, rows: list[Row], found: Plan) -> None:
    """On the sheet, unsaved: what its rows say and would do."""
    facts = found.as_json()
    sheet.rows = [row.as_json() for row in rows]
    sheet.steps, sheet.errors = facts["steps"], facts["faults"]
    sheet.row_count = len(rows)
    sheet.new_count, sheet.change_count = found.count(NEW), found.count(CHANGE)
    sheet.state = State.WRONG if found.faults else State.READY


@transaction.atomic
def take_over(*, sheet: Sheet, by) -> None:
    """Has the rows become drafts. Raises NotReady."""
    fresh = locked(sheet)
    if fresh.state != State.READY:
        raise NotReady
    fresh.state, fresh.by = State.WAITING, by
    fresh.progress, fresh.tries, fresh.claimed_at, fresh.is_overtaken = 0, 0, None, False
    fresh.save()
    transaction.on_commit(partial(do_work.enqueue, fresh.pk))


def locked(sheet: Sheet) -> Sheet:
    return Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)


@task()
def do_work(sheet_pk: int) -> None:
    work(sheet_pk)


def work(sheet_pk: int) -> None:
    """Takes the sheet over if it waits for it and nobody else is at it. Safe to repeat."""
    sheet = claim(sheet_pk)
    if sheet is None:
        return
    try:
        with override(sheet.language):
            write_all(sheet, look_again(sheet))
    except (Overtaken, drafting.NotOpen):
        put_back(sheet)
    except Exception:
        logger.exception("Sheet %s was not taken over.", sheet_pk)
        given_up = State.FAILED if sheet.tries >= MOST_TRIES else State.WAITING
        book(sheet, state=given_up, claimed_at=None)


def claim(sheet_pk: int) -> Sheet | None:
    """The sheet, now ours alone; None where it does not wait, or is another's."""
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_HOLDS)
    due = Sheet.objects.filter(free, pk=sheet_pk, state=State.WAITING)
    if not due.update(claimed_at=now, tries=F("tries") + 1, progress=0):
        return None
    return Sheet.objects.select_related("producer", "by").get(pk=sheet_pk)


def look_again(sheet: Sheet) -> list[dict]:
    """The steps, still the same as those that were agreed to. Raises Overtaken."""
    rows = [Row(**row) for row in sheet.rows]
    found = plan(sheet.producer, rows, Choices(), lambda done: book(sheet, progress=done))
    # As JSON keeps them: pairs are lists there.
    now = [{**step, "edits": pairs(step["edits"])} for step in found.as_json()["steps"]]
    if found.faults or now != sheet.steps:
        raise Overtaken
    return now


def pairs(edits: dict) -> dict:
    return {name: list(pair) for name, pair in edits.items()}


@transaction.atomic
def write_all(sheet: Sheet, steps: list[dict]) -> None:
    """Every row, or none. Raises Overtaken, NotOpen."""
    fresh = locked(sheet)
    if fresh.state != State.WAITING:
        return
    for step in steps:
        write(fresh, step)
    fresh.state, fresh.taken_at = State.TAKEN, timezone.now()
    fresh.rows, fresh.steps = [], []
    fresh.save()


def write(sheet: Sheet, step: dict) -> None:
    if step["verb"] == NEW:
        texts = {name: new for name, (_seen, new) in step["edits"].items()}
        drafting.begin(producer=sheet.producer, by=sheet.by, texts=texts)
    elif step["verb"] == CHANGE:
        edits = {name: tuple(pair) for name, pair in step["edits"].items()}
        draft = opened(step, sheet.by)
        if drafting.save(draft=draft, by=sheet.by, edits=edits).conflicts:
            raise Overtaken


def opened(step: dict, by) -> Draft:
    """The draft that a row is about, open. Raises NotOpen, Overtaken."""
    if step["draft"]:
        draft = Draft.objects.filter(pk=step["draft"]).first()
        if draft is None:
            raise Overtaken
        return drafting.reopen(draft=draft, by=by)
    return drafting.open_again(product=Product.objects.get(pk=step["product"]), by=by)


def put_back(sheet: Sheet) -> None:
    """Looked through anew, to be agreed to again."""
    rows = [Row(**row) for row in sheet.rows]
    with override(sheet.language):
        write_down(sheet, rows, plan(sheet.producer, rows, Choices()))
    names = ("steps", "errors", "new_count", "change_count", "state")
    book(sheet, **{name: getattr(sheet, name) for name in names}, is_overtaken=True)


def book(sheet: Sheet, **facts) -> None:
    Sheet.objects.filter(pk=sheet.pk, state=State.WAITING).update(**facts)


def requeue() -> int:
    """Goes on with sheets whose worker died or never came; returns how many. For the clock."""
    now = timezone.now()
    left = Q(claimed_at__lt=now - CLAIM_HOLDS) | Q(claimed_at=None)
    waiting = Sheet.objects.filter(left, state=State.WAITING)
    worn_out = waiting.filter(tries__gte=MOST_TRIES)
    worn_out.update(state=State.FAILED)
    pks = list(waiting.values_list("pk", flat=True)[:20])
    for pk in pks:
        work(pk)
    return len(pks)
