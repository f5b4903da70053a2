"""The files of drafts: kept where no public address leads, and gone when nothing names them."""

from functools import partial

from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import redirect

#: Nothing in such a file may run in this site's name, wherever it is opened.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


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


def give_out(file, name: str):
    """The file to keep, as `name`; where it lies in S3, an address of it that holds five minutes.

    Raises Http404 where there is none.
    """
    if not file:
        raise Http404
    if not isinstance(file.storage, FileSystemStorage):
        return redirect(file.storage.url(file.name, parameters=to_keep(name)))
    return stream(file, name, as_attachment=True)


def to_keep(name: str) -> dict[str, str]:
    """What S3 answers with: a download, never a page. A signed part of the address."""
    return {
        "ResponseContentDisposition": f'attachment; filename="{name}"',
        "ResponseCacheControl": "private, no-store",
    }


def stream(file, name: str, *, as_attachment: bool):
    """The file through the shop. Raises Http404 where it is gone."""
    if not file or not file.storage.exists(file.name):
        raise Http404
    response = FileResponse(file.open("rb"), as_attachment=as_attachment, filename=name)
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
