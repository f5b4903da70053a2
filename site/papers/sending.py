"""Gives out a private file to whoever the caller found may have it."""

from pathlib import PurePosixPath

from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.utils.http import content_disposition_header


def attached(file, name: str = ""):
    """The file to be kept, never opened in this site's name: itself, or a short-lived address of it
    where it lies in S3. Raises Http404 where there is none."""
    if not file:
        raise Http404
    name = name or PurePosixPath(file.name).name
    if not isinstance(file.storage, FileSystemStorage):
        told = {"ResponseContentDisposition": content_disposition_header(True, name)}
        return redirect(file.storage.url(file.name, parameters=told))
    if not file.storage.exists(file.name):
        raise Http404
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-cache"
    return response
