"""Staff's screens: the list of what was sent with one form, and one sent form with its answer."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.contrib.forms.utils import get_forms_for_user
from wagtail.contrib.forms.views import SubmissionsListView

from cms.forms.answering import answer
from cms.forms.export import harmless
from cms.models.sent_form import SentForm


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8})
    )


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")
class SentFormsView(SubmissionsListView):
    """Wagtail's list; each reference leads to what was sent; exported without formulas."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for row in context.get("data_rows", ()):
            address = reverse("cms_sent_form", args=[row["model_id"]])
            row["fields"][-1] = format_html('<a href="{}">{}</a>', address, row["fields"][-1])
        return context

    def to_row_dict(self, item):
        return {field: harmless(value) for field, value in super().to_row_dict(item).items()}

    def stream_csv(self, queryset):
        """With the mark by which Excel knows UTF-8."""
        yield "\ufeff"
        yield from super().stream_csv(queryset)


@require_http_methods(["GET", "HEAD", "POST"])
def sent_form(request, pk):
    """One sent form; POST answers it. Who may not see the form's page gets a 404."""
    sent = get_object_or_404(SentForm.objects.select_related("page", "answered_by"), pk=pk)
    if not get_forms_for_user(request.user).filter(pk=sent.page_id).exists():
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if answer(sent=sent, text=form.cleaned_data["text"], by=request.user):
            messages.success(request, _("The answer is on its way."))
            return redirect("wagtailforms:list_submissions", sent.page_id)
        sent.refresh_from_db()
        messages.error(request, _("A colleague has answered this already; yours was not sent."))
    labels = dict(sent.page.specific.get_data_fields())
    rows = [(labels.get(name, name), shown(value)) for name, value in sent.form_data.items()]
    return render(request, "cms/forms/sent_form.html", {"sent": sent, "rows": rows, "form": form})


def shown(value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else value
