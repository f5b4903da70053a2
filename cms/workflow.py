"""How a page comes to be published: an author sends it, an editor reads and publishes it."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from cms.models import HomePage
from cms.roles import EDITOR

NAME = "Duyệt bài"
STEP = "Biên tập viên đọc và duyệt"


#: Made by Wagtail's own migrations, for a group that nobody here is in.
WAGTAILS_OWN = "Moderators approval"


def ensure_workflow():
    """One step on all Vietnamese pages, made once; staff may then change it."""
    WorkflowPage.objects.filter(page__depth=1, workflow__name=WAGTAILS_OWN).delete()
    home = HomePage.objects.get(locale__language_code="vi")
    taken = WorkflowPage.objects.filter(page_id=home.pk).exists()
    if taken or Workflow.objects.filter(name=NAME).exists():
        return
    workflow = Workflow.objects.create(name=NAME)
    task = GroupApprovalTask.objects.create(name=STEP)
    task.groups.add(Group.objects.get(name=EDITOR))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page_id=home.pk, workflow=workflow)
