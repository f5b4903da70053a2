"""The files of drafts: kept where no public address leads, and gone when nothing names them."""

from functools import partial

from django.db import transaction
from django.http import FileResponse, Http404

#: Nothing in such a file may run in this site's name.
SANDBOX = "sandbox; default-src 'none'"


def delete_later(*files) -> None:
    """Deletes stored files once the transaction that forgot them holds."""
    for file in files:
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))


def drop_photos(photos) -> None:
    """Deletes the rows of a queryset, and their files."""
    for photo in photos:
        delete_later(photo.file, photo.preview)
    photos.delete()


def drop_papers(papers) -> None:
    """Likewise; never those that a product has taken over."""
    papers = papers.filter(taken_at=None)
    for paper in papers:
        delete_later(paper.file)
    papers.delete()


def shown(file):
    """A photo for the pages of those who may see it, through the shop: pages show no pictures of
    other hosts. Raises Http404 where it is gone."""
    if not file or not file.storage.exists(file.name):
        raise Http404
    response = FileResponse(file.open("rb"))
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
