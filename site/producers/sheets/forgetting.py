"""Sheets are kept for a month: long enough to ask what became of one."""

from datetime import timedelta

from django.utils import timezone

from producers.models import Sheet

KEPT_FOR = timedelta(days=30)


def forget_sheets() -> int:
    """Deletes old sheets with their files; returns how many."""
    old = list(Sheet.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR))
    for sheet in old:
        sheet.delete()
        sheet.file.storage.delete(sheet.file.name)
    return len(old)
