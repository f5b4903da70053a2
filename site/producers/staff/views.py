"""All producers, and the file of one: how it stands, what passed, what staff may do."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Max, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from catalogue.models import Producer
from catalogue.producer_views import listed_products_of
from catalogue.text import fold
from producers.drafts.standing import standing
from producers.models import ProducerEvent
from producers.staff import people
from producers.staff.forms import forms_for
from shop.dashboard.access import may

SEE, ACT = "catalogue.view_producer", "catalogue.change_producer"
PER_PAGE = 30
#: Lines of the trail on a page.
LINES = 50
#: Drafts there, those changed last first.
DRAFTS = 50


def require(user, permission: str):
    if not may(user, permission):
        raise PermissionDenied


def with_facts(producers):
    """How many products are listed (`listed`), and when somebody last spoke with them."""
    last_spoken = Max("events__happened_on", filter=Q(events__kind=ProducerEvent.Kind.CONTACT))
    return producers.select_related("place").annotate(
        listed=listed_products_of(OuterRef("pk")), last_contact=last_spoken
    )


@require_safe
def producer_files(request):
    """`?q=` looks in names and places; the suspended come first."""
    require(request.user, SEE)
    found = with_facts(Producer.objects.all())
    asked = request.GET.get("q", "")
    for word in fold(asked).split():
        found = found.filter(search_text__contains=word)
    found = found.order_by(F("suspended_at").desc(nulls_last=True), "name_vi", "pk")
    page = Paginator(found, PER_PAGE)
    context = {"page": page.get_page(request.GET.get("page")), "q": asked}
    return render(request, "producers/staff/producer_files.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def producer_file(request, pk):
    require(request.user, ACT if request.method == "POST" else SEE)
    producer = get_object_or_404(with_facts(Producer.objects.all()), pk=pk)
    if request.method == "POST":
        if act := people.ACTS.get(request.POST.get("act")):
            return let_in_or_out(request, producer, act)
        return record(request, producer)
    return show(request, producer)


def let_in_or_out(request, producer, act):
    status, form = act(request, producer)
    if status == 302:
        messages.success(request, _("Noted."))
        return redirect("producer_file", producer.pk)
    if form is None:
        messages.error(request, _("A colleague was first: this is how the producer stands now."))
    return show(request, producer, status, invite_form=form)


def record(request, producer):
    """Writes what the form says; one that no longer fits how the producer stands is told so."""
    act = request.POST.get("act")
    kind = next((kind for kind in forms_for(producer) if kind.act == act), None)
    form = kind(request.POST) if kind else None
    if form is None or (form.is_valid() and not form.record(producer=producer, by=request.user)):
        messages.error(request, _("A colleague was first: this is how the producer stands now."))
        return show(request, get_object_or_404(with_facts(Producer.objects), pk=producer.pk), 409)
    if not form.is_valid():
        return show(request, producer, 422, sent=form)
    messages.success(request, _("Noted."))
    return redirect("producer_file", producer.pk)


def show(request, producer, status=200, sent=None, invite_form=None):
    forms = [sent if isinstance(sent, kind) else kind() for kind in forms_for(producer)]
    drafts = producer.drafts.select_related("product").prefetch_related("product__documents")
    context = {
        "producer": producer,
        "drafts": [(draft, standing(draft)) for draft in drafts[:DRAFTS]],
        "forms": forms if may(request.user, ACT) else [],
        "events": producer.events.select_related("by", "draft__producer")[:LINES],
        **people.people_of(producer, invite_form),
    }
    return render(request, "producers/staff/producer_file.html", context, status=status)
