"""The kinds of page the back office is made of: list, form, rows of one record, delete."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views import View

from design.templatetags.dates import day
from shop.dashboard import access
from shop.dashboard.seen import changed_since, named, written


class StaffView(View):
    """A page for staff: `see` opens it, `act` sends its form (see `access`)."""

    http_method_names = ["get", "head", "post"]
    see = access.ENTER
    act: str | None = None
    template = ""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        access.require(request.user, method=request.method, see=self.see, act=self.act)
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_act(self) -> bool:
        return bool(self.act) and access.may(self.request.user, self.act)

    def render(self, *, status=200, **context):
        frame = {"may_act": self.may_act, "other_language": other_language(self.request)}
        return render(self.request, self.template, {**frame, **context}, status=status)


def other_language(request) -> dict:
    """The same page in the other language: its code, own name and address."""
    [other] = [(code, name) for code, name in settings.LANGUAGES if code != get_language()]
    return {
        "code": other[0],
        "name": other[1],
        "url": translate_url(request.get_full_path(), other[0]),
    }


class ListScreen(StaffView):
    """Records, filtered by `filter_class` (a form with `narrow(queryset)`), thirty a page.

    `columns`: ((heading, attribute or method), …); the first is the link to `edit_url`.
    """

    template = "dashboard/list.html"
    model = None
    filter_class = None
    columns: tuple = ()
    heading = ""
    edit_url = ""
    create_url = ""
    page_size = 30

    def queryset(self):
        return self.model._default_manager.all()

    def get(self, request):
        records = self.queryset()
        filters = self.filter_class(request.GET or None) if self.filter_class else None
        if filters is not None and filters.is_bound and filters.is_valid():
            records = filters.narrow(records)
        page = Paginator(records, self.page_size).get_page(request.GET.get("page"))
        return self.render(**self.context(page, filters))

    def context(self, page, filters) -> dict:
        return {
            "heading": self.heading,
            "page": page,
            "filters": filters,
            "columns": [label for label, _name in self.columns],
            "rows": [self.row(record) for record in page],
            "create_url": reverse(self.create_url) if self.create_url and self.may_act else "",
        }

    def row(self, record) -> dict:
        cells = [
            (label, value() if callable(value) else value)
            for label, value in ((label, self.cell(record, name)) for label, name in self.columns)
        ]
        return {"record": record, "url": self.row_url(record), "cells": cells}

    def cell(self, record, name):
        """The value at `name`, through relations by `__`; None where one is missing."""
        for part in name.split("__"):
            record = getattr(record, part, None)
        return day(record) if isinstance(record, date) else record

    def row_url(self, record) -> str:
        return reverse(self.edit_url, args=[record.pk]) if self.edit_url else ""


class RecordScreen(StaffView):
    """A page about one record: with tabs to its other pages."""

    model = None
    #: ((url name, label), …): each page of this record, in order.
    tabs: tuple = ()
    list_url = ""
    list_label = ""

    def find(self, pk):
        return get_object_or_404(self.model, pk=pk)

    def frame(self, record) -> dict:
        """Title, tabs and way back, for `dashboard/record.html`."""
        return {
            "record": record,
            "heading": self.heading(record),
            "back_url": reverse(self.list_url),
            "back_label": self.list_label,
            "tabs": [
                (reverse(name, args=[record.pk]), label) for name, label in self.tabs if record.pk
            ],
            **self.beside(record),
        }

    def heading(self, record) -> str:
        return str(record)

    def beside(self, record) -> dict:
        """What stands beside the form; nothing by default."""
        return {}


class EditScreen(RecordScreen):
    """One record's form. Who may not act sees it without a way to send it.

    What somebody else saved while it was filled in is not overwritten unseen: the form is shown
    again, with what was typed and what now stands; sent once more, it holds.
    """

    template = "dashboard/form.html"
    form_class = None
    edit_url = ""
    delete_url = ""

    def form(self, record, data=None, files=None):
        return self.form_class(data, files, instance=record, read_only=not self.may_act)

    def get(self, request, pk):
        record = self.find(pk)
        return self.show(record, self.form(record))

    @transaction.atomic
    def post(self, request, pk):
        self.hold(pk)
        record = self.find(pk)
        form = self.form(record, request.POST, request.FILES)
        now = self.form(self.find(pk))
        names = changed_since(request.POST.get("seen", ""), now)
        if names:
            overtaken = [(form[name], named(now[name])) for name in names]
            return self.show(self.find(pk), form, status=409, overtaken=overtaken)
        return self.handle(record, form)

    def hold(self, pk):
        """Locks the record before it is read: of two at once the later sees what the earlier
        saved."""
        list(self.model._base_manager.select_for_update(no_key=True).filter(pk=pk).values("pk"))

    def handle(self, record, form):
        if not form.is_valid():
            return self.show(self.find(record.pk) if record.pk else record, form, status=422)
        with transaction.atomic():
            saved = self.save(form)
        messages.success(self.request, _("Saved: %(record)s.") % {"record": saved})
        return redirect(self.edit_url, pk=saved.pk)

    def save(self, form):
        return form.save()

    def show(self, record, form, status=200, overtaken=()):
        delete = self.delete_url and record.pk and self.may_act
        return self.render(
            form=form,
            seen=self.seen(record, form),
            overtaken=overtaken,
            delete_url=reverse(self.delete_url, args=[record.pk]) if delete else "",
            status=status,
            **self.frame(record),
        )

    def seen(self, record, form) -> str:
        """Marks of the record as it stands, whatever was typed."""
        if record.pk is None:
            return ""
        return written(self.form(self.find(record.pk)) if form.is_bound else form)


class CreateScreen(EditScreen):
    """A form for a record that does not exist yet; only who may act opens it."""

    new_heading = ""

    def heading(self, record):
        return self.new_heading

    def get(self, request):
        return self.show(self.model(), self.form(self.model()))

    def post(self, request):
        record = self.model()
        return self.handle(record, self.form(record, request.POST, request.FILES))


class RowsScreen(RecordScreen):
    """Rows that belong to a record (its papers, its hours), all in one form."""

    template = "dashboard/rows.html"
    formset_class = None
    rows_heading = ""
    rows_help = ""
    row_name = ""
    here = ""

    def formset(self, record, data=None, files=None):
        return self.formset_class(
            data, files, instance=record, form_kwargs={"read_only": not self.may_act}
        )

    def get(self, request, pk):
        record = self.find(pk)
        return self.show(record, self.formset(record))

    def post(self, request, pk):
        record = self.find(pk)
        formset = self.formset(record, request.POST, request.FILES)
        if not formset.is_valid():
            return self.show(self.find(pk), formset, status=422)
        with transaction.atomic():
            self.save(record, formset)
        messages.success(request, _("Saved."))
        return redirect(self.here, pk=record.pk)

    def save(self, record, formset):
        formset.save()

    def show(self, record, formset, status=200):
        return self.render(
            formset=formset,
            rows_heading=self.rows_heading,
            rows_help=self.rows_help,
            row_name=self.row_name,
            status=status,
            **self.frame(record),
        )


class DeleteScreen(RecordScreen):
    """Asks once, then deletes; says what stands in the way where something does."""

    template = "dashboard/delete.html"
    edit_url = ""
    #: What to do where it cannot be deleted.
    instead = gettext_lazy("Hide it from visitors instead, on its form.")

    def get(self, request, pk):
        return self.show(self.find(pk))

    def post(self, request, pk):
        record = self.find(pk)
        name = str(record)
        try:
            self.remove(record)
        except (ProtectedError, RestrictedError) as error:
            return self.show(record, in_the_way=in_words(error), status=409)
        messages.success(request, _("Deleted: %(record)s.") % {"record": name})
        return redirect(self.list_url)

    def remove(self, record):
        record.delete()

    def show(self, record, in_the_way="", status=200):
        return self.render(
            in_the_way=in_the_way,
            instead=self.instead,
            edit_url=reverse(self.edit_url, args=[record.pk]),
            status=status,
            **self.frame(record),
        )


def in_words(error) -> str:
    """What still needs a record that could not be deleted: "3 products, 1 lot"."""
    objects = getattr(error, "protected_objects", None) or error.restricted_objects
    kinds = {}
    for blocking in objects:
        name = blocking._meta.verbose_name
        kinds[name] = kinds.get(name, 0) + 1
    return ", ".join(f"{count} {name}" for name, count in kinds.items())
