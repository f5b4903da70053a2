"""What wholesale buyers asked producers, for staff to read: answering is the producers' own."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from producers import wholesale
from producers.models import WholesaleQuestion
from producers.staff.views import require

SEE = "producers.view_wholesalequestion"
PER_PAGE = 30


def all_questions():
    return WholesaleQuestion.objects.select_related("producer", "product", "answered_by")


@never_cache
@require_safe
def wholesale_questions(request):
    require(request.user, SEE)
    found = wholesale.waiting_first(all_questions())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "producers/staff/wholesale_questions.html", {"page": page})


@never_cache
@require_safe
def wholesale_question(request, pk):
    require(request.user, SEE)
    question = get_object_or_404(all_questions(), pk=pk)
    return render(request, "producers/staff/wholesale_question.html", {"question": question})
