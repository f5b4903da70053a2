"""What staff open beside a draft: its photos, its papers, the page as visitors would see it.

For whoever may see producers, while the producer is not writing; kept by nothing in between.
"""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from papers.sending import attached
from producers.drafts.files import shown
from producers.drafts.preview import product_page, profile_page
from producers.models import Draft, DraftPaper, DraftPhoto
from producers.staff.queue import AT_REST
from producers.staff.views import SEE, require

PAGES = {Draft.Subject.PRODUCT: product_page, Draft.Subject.PROFILE: profile_page}


@require_safe
def producer_review_photo(request, draft, pk):
    """The small one, cut as the producer chose; through the shop wherever it lies."""
    require(request.user, SEE)
    photo = part_of(DraftPhoto, draft, pk)
    return shown(photo.preview)


@require_safe
def producer_review_original(request, draft, pk):
    require(request.user, SEE)
    photo = part_of(DraftPhoto, draft, pk)
    return attached(photo.file, named(f"anh-{pk}", photo.file))


@require_safe
def producer_review_paper(request, draft, pk):
    require(request.user, SEE)
    paper = part_of(DraftPaper, draft, pk)
    return attached(paper.file, named(f"giay-to-{pk}", paper.file))


def part_of(model, draft: int, pk: int):
    """A photo or paper of a draft that staff may read. Raises Http404."""
    return get_object_or_404(model, draft=draft, draft__state__in=AT_REST, pk=pk)


def named(name: str, file) -> str:
    return f"{name}.{file.name.rpartition('.')[2]}"


@require_safe
def producer_review_preview(request, pk):
    """`?lang=en`: in English; else in Vietnamese."""
    require(request.user, SEE)
    drafts = Draft.objects.filter(state__in=AT_REST).select_related("producer", "product")
    draft = get_object_or_404(drafts, pk=pk)
    language = "en" if request.GET.get("lang") == "en" else "vi"
    other = "vi" if language == "en" else "en"
    with override(language):
        switch = {
            "code": other,
            "name": {"vi": "Tiếng Việt", "en": "English"}[other],
            "url": f"{request.path}?lang={other}",
        }
        back = reverse("producer_review", args=[pk])
        show = PAGES[draft.subject]
        return show(request, draft, photo_url=photo_address, switch=switch, back=back)


def photo_address(photo: DraftPhoto) -> str:
    return reverse("producer_review_photo", args=[photo.draft_id, photo.pk])
