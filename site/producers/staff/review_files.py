"""What staff open beside a draft: its photos, its papers, the page as visitors would see it.

For whoever may see producers; kept by nothing in between.
"""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from producers.drafts.files import give_out, stream
from producers.drafts.preview import product_page, profile_page
from producers.models import Draft, DraftPaper, DraftPhoto
from producers.staff.views import SEE, require

PAGES = {Draft.Subject.PRODUCT: product_page, Draft.Subject.PROFILE: profile_page}


@require_safe
def producer_review_photo(request, draft, pk):
    """The small one, cut as the producer chose; through the shop wherever it lies."""
    require(request.user, SEE)
    photo = get_object_or_404(DraftPhoto, draft=draft, pk=pk)
    return stream(photo.preview, f"anh-{pk}.webp", as_attachment=False)


@require_safe
def producer_review_original(request, draft, pk):
    require(request.user, SEE)
    photo = get_object_or_404(DraftPhoto, draft=draft, pk=pk)
    return give_out(photo.file, named(f"anh-{pk}", photo.file))


@require_safe
def producer_review_paper(request, draft, pk):
    require(request.user, SEE)
    paper = get_object_or_404(DraftPaper, draft=draft, pk=pk)
    return give_out(paper.file, named(f"giay-to-{pk}", paper.file))


def named(name: str, file) -> str:
    return f"{name}.{file.name.rpartition('.')[2]}"


@require_safe
def producer_review_preview(request, pk):
    """`?lang=en`: in English; else in Vietnamese."""
    require(request.user, SEE)
    draft = get_object_or_404(Draft.objects.select_related("producer", "product"), pk=pk)
    language = "en" if request.GET.get("lang") == "en" else "vi"
    other = "vi" if language == "en" else "en"
    with override(language):
        switch = {
            "code": other,
            "name": {"vi": "Tiếng Việt", "en": "English"}[other],
            "url": f"{request.path}?lang={other}",
        }
        return PAGES[draft.subject](request, draft, photo_url=photo_address, switch=switch)


def photo_address(photo: DraftPhoto) -> str:
    return reverse("producer_review_photo", args=[photo.draft_id, photo.pk])
