"""What was sent and never finished is not kept for ever."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import UploadedFile

from papers import forgetting

pytestmark = pytest.mark.django_db


def waiting() -> UploadedFile:
    return UploadedFile.objects.create(file=ContentFile(b"x", name="anh.jpg"))


def test_a_file_sent_today_waits():
    waiting()
    assert forgetting.forget_unfinished() == 0


def test_a_file_that_waited_a_week_is_deleted(monkeypatch):
    one = waiting()
    later = timezone.now() + timedelta(days=8)
    monkeypatch.setattr(forgetting.timezone, "now", lambda: later)
    assert forgetting.forget_unfinished() == 1
    assert not one.file.storage.exists(one.file.name)
    assert not UploadedFile.objects.exists()


def test_a_row_whose_file_is_gone_is_deleted():
    one = waiting()
    one.file.storage.delete(one.file.name)
    assert forgetting.forget_unfinished() == 1
