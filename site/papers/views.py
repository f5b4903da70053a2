"""Gives out the page editor's documents."""

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve


@require_safe
def document(request, document_id, filename):
    """Wagtail's own view asks who may have it. It is sent to be kept, never opened in this site's
    name, and held by nothing in between: its collection may be closed tomorrow.
    """
    try:
        response = serve(request, document_id, filename)
    except FileNotFoundError as error:
        raise Http404 from error
    if isinstance(response, FileResponse):
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        response["Cache-Control"] = "private, no-cache"
    return response
