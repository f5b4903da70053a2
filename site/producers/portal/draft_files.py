"""A draft's photos and papers, for its producer alone; how its page would look."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from papers.sending import attached
from pictures.templatetags.pictures import by_format
from producers.access import for_members
from producers.drafts.files import shown
from producers.drafts.preview import product_page, profile_page
from producers.models import Draft, DraftPaper, DraftPhoto


def photo_url(photo: DraftPhoto) -> str:
    """Where its producer sees it."""
    return view_of(photo)[0]


def view_of(photo: DraftPhoto) -> tuple[str, int, int]:
    """Address, width and height of a small view of it: the shop's own where it is shown there."""
    if photo.picture is None:
        where = [photo.draft.producer_id, photo.draft_id, photo.pk]
        return reverse("producer_photo", args=where), photo.preview_width, photo.preview_height
    sizes = by_format(photo.picture)["webp"]
    file = sizes[len(sizes) // 2] if sizes else photo.picture
    return file.file.url, file.width, file.height


@require_safe
@for_members
def photo(request, membership, draft, photo):
    """The small view of it."""
    found = get_object_or_404(
        DraftPhoto, pk=photo, draft=draft, draft__producer=membership.producer
    )
    return shown(found.preview)


@require_safe
@for_members
def paper(request, membership, draft, paper):
    found = get_object_or_404(
        DraftPaper, pk=paper, draft=draft, draft__producer=membership.producer
    )
    return attached(found.file, file_name(found))


def file_name(paper: DraftPaper) -> str:
    """Without anything a sender chose."""
    return f"{paper.kind}-{paper.pk}.{paper.file.name.rpartition('.')[2]}"


@require_safe
@for_members
def preview(request, membership, draft):
    """How visitors would see it, in the language of the address."""
    found = get_object_or_404(
        membership.producer.drafts.select_related("producer", "product"), pk=draft
    )
    page = profile_page if found.subject == Draft.Subject.PROFILE else product_page
    return page(request, found, photo_url=photo_url)
