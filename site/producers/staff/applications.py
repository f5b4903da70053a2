"""Who asks to be taken in: the list, and one application with what staff answer."""

from django import forms
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from catalogue.text import nfc
from producers import applying
from producers.likeness import applications_like, producers_like
from producers.models import Application
from producers.staff.views import ACT, PER_PAGE, SEE, require
from shop.dashboard.access import may

NEW = "new"


class TakeInForm(forms.Form):
    """Where producers are like it, staff say whether it is one of them: nothing is chosen yet."""

    act, button = "take_in", gettext_lazy("Take in and invite")
    into = forms.ChoiceField(label=gettext_lazy("Who this is"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, like):
        super().__init__(data)
        self.like = {str(producer.pk): producer for producer in like}
        if not like:
            del self.fields["into"]
            return
        known = [(pk, _("%(producer)s, known already") % {"producer": producer.name_vi})
                 for pk, producer in self.like.items()]  # fmt: skip
        self.fields["into"].choices = [(NEW, _("A new producer")), *known]

    def record(self, *, pk, by) -> bool:
        into = self.like.get(self.cleaned_data.get("into", NEW))
        return applying.take_in(pk=pk, by=by, into=into) is not None

    done = gettext_lazy("Taken in. The invitation is on its way.")


class DeclineForm(forms.Form):
    act, button = "decline", gettext_lazy("Decline")
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The sender reads this in a mail."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data=None, *, like):
        super().__init__(data)

    def clean_reason(self):
        return nfc(self.cleaned_data["reason"]).replace("\r\n", "\n")

    def record(self, *, pk, by) -> bool:
        return applying.decline(pk=pk, by=by, **self.cleaned_data)

    done = gettext_lazy("Declined. The sender is told.")


ANSWERS = (TakeInForm, DeclineForm)


@require_safe
def producer_applications(request):
    """Those that wait come first, oldest at the top; then those answered, newest at the top."""
    require(request.user, SEE)
    waiting = F("answered_at").desc(nulls_first=True)
    found = Application.objects.select_related("place", "producer", "answered_by")
    page = Paginator(found.order_by(waiting, "pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "producers/staff/applications.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def producer_application(request, pk):
    require(request.user, ACT if request.method == "POST" else SEE)
    application = find(pk)
    like = producers_like(application)
    if request.method == "POST":
        return answer(request, application, like)
    return show(request, application, like)


def find(pk):
    found = Application.objects.select_related("place__province", "producer", "answered_by")
    return get_object_or_404(found, pk=pk)


def answer(request, application, like):
    """Of two colleagues the first counts; the other sees what was answered."""
    kind = next((kind for kind in ANSWERS if kind.act == request.POST.get("act")), None)
    form = kind(request.POST, like=like) if kind and not application.answered_at else None
    if form and not form.is_valid():
        return show(request, application, like, 422, sent=form)
    if form is None or not form.record(pk=application.pk, by=request.user):
        messages.error(request, _("A colleague was first: this is how the application stands now."))
        return show(request, find(application.pk), like, 409)
    messages.success(request, str(form.done))
    application = find(application.pk)
    if application.producer:
        return redirect("producer_file", application.producer_id)
    return redirect("producer_applications")


def show(request, application, like, status=200, sent=None):
    is_open = application.answered_at is None and may(request.user, ACT)
    forms = [sent if isinstance(sent, kind) else kind(like=like) for kind in ANSWERS]
    context = {
        "application": application,
        "like": like,
        "others": applications_like(application),
        "forms": forms if is_open else [],
    }
    return render(request, "producers/staff/application.html", context, status=status)
