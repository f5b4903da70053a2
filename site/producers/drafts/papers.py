"""Certificates and documents that a producer hands in with a draft. Only it and staff read them."""

from django.db import transaction

from producers.drafts.drafting import NotOpen, TooMany, count_up, locked
from producers.drafts.files import delete_later
from producers.models import Draft, DraftPaper

MOST_PAPERS = 30


@transaction.atomic
def add(*, draft: Draft, upload, by, **facts) -> DraftPaper:
    """`upload` was cleaned by `papers.uploads`. Raises NotOpen, TooMany."""
    fresh = locked(draft)
    if fresh.papers.filter(taken_at=None).count() >= MOST_PAPERS:
        raise TooMany
    paper = DraftPaper(draft=fresh, by=by, **facts)
    paper.file.save(upload.name, upload, save=False)
    paper.save()
    count_up(fresh, by)
    return paper


@transaction.atomic
def remove(*, paper: DraftPaper, by) -> None:
    """One that was taken over belongs to the product and stays. Raises NotOpen."""
    fresh = locked(paper.draft)
    paper = fresh.papers.get(pk=paper.pk)
    if paper.taken_at:
        raise NotOpen
    delete_later(paper.file)
    paper.delete()
    count_up(fresh, by)
