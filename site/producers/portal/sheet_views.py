"""Many products in one spreadsheet: a template down, a file up, what it would do, one click."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from papers.sending import attached
from producers.access import for_members
from producers.models import Sheet
from producers.portal.screens import pager, show
from producers.sheets import taking_over
from producers.sheets.choices import Choices
from producers.sheets.columns import BY_NAME, NO_WORD, YES_WORD, Kind
from producers.sheets.own import own_products
from producers.sheets.writing import as_csv, as_xlsx, table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}
#: More than anybody mends before sending the file again.
ERRORS_SHOWN = 200


class SheetForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Your file"),
        help_text=gettext_lazy("XLSX or CSV, at most 500 products and 5 MB."),
        error_messages={"empty": gettext_lazy("This file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def sheets(request, membership):
    """What was sent so far, and where the next is sent."""
    form = SheetForm()
    if request.method == "POST":
        form = SheetForm(request.POST, request.FILES)
        if form.is_valid() and (sent := received(request, membership, form)):
            return redirect("producer_sheet", membership.producer_id, sent.pk)
    rows = membership.producer.sheets.select_related("by").defer("rows", "steps", "errors")
    status = 422 if form.errors else 200
    page = pager(request, rows)
    return show(request, membership, "sheets", status=status, form=form, sheets=page)


def received(request, membership, form):
    """The sheet that was sent; None where it cannot be read, which the form then tells."""
    try:
        return taking_over.receive(
            producer=membership.producer,
            by=request.user,
            upload=form.cleaned_data["file"],
            language=get_language()[:2],
        )
    except ValidationError as error:
        form.add_error("file", error)
        return None


@require_safe
@for_members
def sheet_template(request, membership, ending):
    """The empty table, with the choices there are today."""
    return given_out([], ending, f"mau-san-pham.{ending}")


@require_safe
@for_members
def sheet_products(request, membership, ending):
    """All that the producer has, in the same form."""
    name = f"san-pham-{membership.producer_id}-{timezone.localdate()}.{ending}"
    return given_out(own_products(membership.producer), ending, name)


def given_out(own: list, ending: str, name: str):
    if ending not in TYPES:
        raise Http404
    choices = Choices()
    rows = table(own, choices)
    data = as_csv(rows) if ending == "csv" else as_xlsx(rows, choices)
    response = HttpResponse(data, content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@for_members
def sheet(request, membership, pk):
    """What a sheet would do; while it is being taken over, how far that is."""
    return page(request, membership, found(membership, pk))


def found(membership, pk) -> Sheet:
    return get_object_or_404(membership.producer.sheets, pk=pk)


def page(request, membership, one: Sheet, status=200):
    errors = one.errors[:ERRORS_SHOWN]
    return show(
        request,
        membership,
        "sheet",
        status=status,
        sheet=one,
        errors=errors,
        more_errors=len(one.errors) - len(errors),
        wrong_rows=len({error["row"] for error in one.errors}),
        steps=steps_of(one),
        sheet_part=f"producers/portal/sheet_{one.state}.html",
    )


def steps_of(one: Sheet) -> dict[str, list]:
    """{verb: its steps}, with each change as (column, before, after)."""
    steps = {"new": [], "change": [], "same": []}
    choices = Choices() if one.change_count else None
    for step in one.steps:
        changes = step["edits"].items() if step["verb"] == "change" else ()
        step["changes"] = [
            (BY_NAME[name].header, *(in_words(name, text, choices) for text in pair))
            for name, pair in changes
        ]
        steps[step["verb"]].append(step)
    return steps


def in_words(name: str, text: str, choices: Choices) -> str:
    """A kept text as people know it."""
    column = BY_NAME[name]
    if column.kind is Kind.YES:
        return YES_WORD if text else NO_WORD
    return choices.labels.get(name, {}).get(text, text) if text else "–"


@require_safe
@for_members
def sheet_file(request, membership, pk):
    """The file as it was sent."""
    one = found(membership, pk)
    return attached(one.file, one.filename)


@require_POST
@for_members
def take_over(request, membership, pk):
    """One click; a second finds it under way."""
    one = found(membership, pk)
    try:
        taking_over.take_over(sheet=one, by=request.user)
    except taking_over.NotReady:
        one.refresh_from_db()
        if one.state in (Sheet.State.WRONG, Sheet.State.FAILED):
            messages.error(request, _("This sheet cannot be taken over as it is."))
        return page(request, membership, one, status=409)
    return redirect("producer_sheet", membership.producer_id, one.pk)
