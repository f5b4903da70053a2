"""What wholesale buyers asked a producer, and the answers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from producers import wholesale
from producers.access import for_members
from producers.portal.screens import show
from producers.portal.supply_views import pager
from producers.portal.trade_forms import AnswerForm


def questions_of(membership):
    return membership.producer.wholesale_questions.select_related(
        "product", "answered_by", "closed_by"
    )


@require_safe
@for_members
def producer_questions(request, membership):
    """Those that wait come first."""
    pages = pager(request, wholesale.waiting_first(questions_of(membership)), request.path)
    return show(request, membership, "questions", pager=pages)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def producer_question(request, membership, pk):
    """POST answers it."""
    question = get_object_or_404(questions_of(membership), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method != "POST":
        return show_question(request, membership, question, form)
    if not form.is_valid():
        return show_question(request, membership, question, form, status=422)
    text = form.cleaned_data["text"]
    if not wholesale.answer(question=question, text=text, by=request.user):
        refusal = _("This was answered or closed before; what you wrote was not sent.")
        return overtaken(request, membership, pk, form, refusal)
    told = _("Your answer is on its way.") if question.email else _("Your answer is noted.")
    messages.success(request, told)
    return redirect("producer_question", membership.producer_id, pk)


@require_POST
@for_members
def producer_question_close(request, membership, pk):
    question = get_object_or_404(questions_of(membership), pk=pk)
    if not wholesale.close(question=question, by=request.user):
        refusal = _("This question was closed before.")
        return overtaken(request, membership, pk, AnswerForm(), refusal)
    messages.success(request, _("The question is closed."))
    return redirect("producer_questions", membership.producer_id)


def overtaken(request, membership, pk, form, refusal):
    question = get_object_or_404(questions_of(membership), pk=pk)
    return show_question(request, membership, question, form, status=409, refusal=refusal)


def show_question(request, membership, question, form, **context):
    return show(request, membership, "question", question=question, form=form, **context)
