"""Where pictures lie: the only uploads that anyone may read by their address."""

from django.core.files.storage import storages


def public_storage():
    """By name, so that migrations hold no settings."""
    return storages["public"]
