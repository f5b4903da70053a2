"""Files that were sent and never finished: of several at once, those left without a text."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import UploadedFile

KEPT_FOR = timedelta(days=7)


def forget_unfinished() -> int:
    """Deletes what has waited longer than a week, with its file; returns how many."""
    before = timezone.now() - KEPT_FOR
    old = [one for one in UploadedFile.objects.all() if has_waited(one.file, before)]
    for one in old:
        one.file.delete(save=False)
        one.delete()
    return len(old)


def has_waited(file, before) -> bool:
    """Whether it was sent before that moment, or is gone."""
    if not file.storage.exists(file.name):
        return True
    return file.storage.get_modified_time(file.name) < before
