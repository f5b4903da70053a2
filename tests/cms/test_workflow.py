"""What an author sends goes to the editors, and to nobody else's approval."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage

from cms.roles import EDITOR
from cms.workflow import NAME, ensure_workflow
from tests.factories import cms

pytestmark = pytest.mark.django_db


def test_vietnamese_pages_are_approved_by_editors():
    workflow = cms.article().get_workflow()
    assert workflow.name == NAME
    groups = workflow.tasks.get().specific.groups
    assert list(groups.all()) == [Group.objects.get(name=EDITOR)]


def test_english_pages_are_published_by_their_translator():
    assert cms.in_english(cms.article()).get_workflow() is None


def test_what_staff_changed_is_left_alone():
    Workflow.objects.update(name="Ban biên tập")
    WorkflowPage.objects.all().delete()
    Workflow.objects.create(name=NAME, active=False)
    ensure_workflow()
    assert not WorkflowPage.objects.exists()
