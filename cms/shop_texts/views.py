"""Staff's screens: the list, one record side by side, the PO file out and in."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn

from cms.reports.base import Report

from . import po
from .forms import EnglishForm, locked
from .listing import KINDS, OPEN, STATES, label_of, model_of, progress, records

may_translate = permission_required("wagtail_localize.submit_translation", raise_exception=True)


def asked(request) -> dict[str, str]:
    """kind, state and query of a list, as far as they make sense."""
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    return {
        "kind": kind if kind in KINDS else next(iter(KINDS)),
        "state": state if state in STATES else OPEN,
        "query": request.GET.get("q", "")[:200],
    }


def list_address(*, kind: str, state: str, query: str, name="cms_shop_texts", args=()) -> str:
    words = urlencode({"kind": kind, "state": state, "q": query})
    return f"{reverse(name, args=args)}?{words}"


class RecordColumn(TitleColumn):
    """Leads to the record, and from there on through the same list."""

    def get_link_url(self, instance, parent_context):
        where = asked(parent_context["request"])
        return list_address(**where, name="cms_shop_text", args=[where["kind"], instance.pk])


def names_of(record, names) -> str:
    """What staff call these fields of the record."""
    return ", ".join(str(record._meta.get_field(name).verbose_name) for name in names)


def missing(record) -> str:
    return names_of(record, record.missing_translations)


def stale(record) -> str:
    return names_of(record, record.stale_translations)


@method_decorator(may_translate, name="dispatch")
class ShopTexts(Report):
    """Of one kind at a time; `state` and `q` narrow it."""

    page_title = gettext_lazy("Translate the shop")
    header_icon = "wagtail-localize-language"
    template_name = "cms/shop_texts/list.html"
    results_template_name = "cms/shop_texts/list_results.html"
    nothing = gettext_lazy("Nothing here waits for English.")
    columns = [
        RecordColumn("record", label=gettext_lazy("Record"), accessor=str),
        Column("missing", label=STATES["missing"], accessor=missing),
        Column("stale", label=STATES["stale"], accessor=stale),
    ]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.index_url_name = self.index_results_url_name = "cms_shop_texts"

    def get_filename(self):
        return f"shop-texts-{asked(self.request)['kind']}"

    def get_base_queryset(self):
        return records(**asked(self.request))

    def get_context_data(self, *args, **kwargs):
        where = asked(self.request)
        return super().get_context_data(*args, **kwargs) | {
            "asked": where,
            "states": STATES,
            "kinds": progress(),
            "kind_label": label_of(where["kind"]),
            "po_address": list_address(**where, name="cms_shop_texts_po"),
        }


@may_translate
@require_http_methods(["GET", "HEAD", "POST"])
def shop_text(request, kind: str, pk: int):
    """One record; after saving the next of the same list, or the list."""
    if kind not in KINDS:
        raise Http404
    where = {**asked(request), "kind": kind}
    if request.method == "POST":
        with transaction.atomic():
            form = EnglishForm(locked_or_404(kind, pk), request.POST)
            is_saved = form.is_valid()
            if is_saved:
                form.save(by=request.user)
        if is_saved:
            messages.success(request, _("“%(record)s” is saved.") % {"record": form.record})
            return redirect(after(where, pk, goes_on="next" in request.POST))
        if form.is_overtaken:  # sent again, it is saved over what was read now
            form.data = {**form.data.dict(), "edition": form.fields["edition"].initial}
    else:
        form = EnglishForm(get_object_or_404(model_of(kind)._base_manager, pk=pk))
    shown = {"form": form, "record": form.record, "kind_label": label_of(kind)}
    status = (409 if form.is_overtaken else 422) if form.errors else 200
    back = {"back": list_address(**where)}
    return render(request, "cms/shop_texts/record.html", shown | back, status=status)


def locked_or_404(kind: str, pk: int):
    try:
        return locked(model_of(kind), pk)
    except model_of(kind).DoesNotExist as error:
        raise Http404 from error


def after(where: dict, pk: int, *, goes_on: bool) -> str:
    """The record that follows in the list, from its end the first; or the list itself."""
    if goes_on:
        rest = records(**where).exclude(pk=pk).values_list("pk", flat=True)
        following = rest.filter(pk__gt=pk).first() or rest.first()
        if following:
            return list_address(**where, name="cms_shop_text", args=[where["kind"], following])
    return list_address(**where)


@may_translate
@require_safe
def po_file(request):
    where = asked(request)
    response = HttpResponse(po.written(**where), content_type="text/x-gettext-translation")
    response["Content-Disposition"] = f'attachment; filename="{where["kind"]}-en.po"'
    return response


class PoForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("PO file"), widget=forms.FileInput(attrs={"accept": ".po"})
    )


@may_translate
@require_http_methods(["GET", "HEAD", "POST"])
def po_import(request):
    form, outcome = PoForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        try:
            outcome = po.take(po.read(form.cleaned_data["file"]), by=request.user)
        except ValidationError as error:
            form.add_error("file", error)
    failed = form.errors or (outcome and outcome.problems)
    shown = {"form": form, "outcome": outcome}
    return render(request, "cms/shop_texts/import.html", shown, status=422 if failed else 200)
