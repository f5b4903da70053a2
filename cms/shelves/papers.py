"""Documents that a visitor may fetch."""

from collections.abc import Iterable

from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction


def open_papers(documents: Iterable, request) -> dict:
    """{key: document}, without those in a collection that is closed to this visitor."""
    keys = {document.pk for document in documents if document}
    if not keys:
        return {}
    closed = closed_paths(request)
    found = get_document_model().objects.filter(pk__in=keys).select_related("collection")
    return {
        document.pk: document
        for document in found
        if not any(document.collection.path.startswith(path) for path in closed)
    }


def closed_paths(request) -> list[str]:
    """Paths of collections whose restriction turns this visitor away."""
    restrictions = CollectionViewRestriction.objects.select_related("collection")
    return [
        one.collection.path
        for one in restrictions
        if request is None or not one.accept_request(request)
    ]
