"""Where private files lie."""

from django.core.files.storage import storages


def private_storage():
    """The storage whose files no public address reaches."""
    return storages["private"]
