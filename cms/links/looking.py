"""Every night each address is looked at once, however many pages lead there."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from cms.links import inside, outside
from cms.links.collecting import collect_all
from cms.models import PageLink

#: Jobs of the shop (mail, payments) go first.
PRIORITY = -50
FRESH = timedelta(hours=12)


def look_at_links() -> None:
    """The night's duty. Other sites are asked by the worker: where none runs, they are not."""
    collect_all()
    stale = Q(looked_at=None) | Q(looked_at__lt=timezone.now() - FRESH)
    due = PageLink.objects.filter(stale, page__live=True).exclude(address="")
    for address in due.values_list("address", flat=True).distinct():
        if inside.is_ours(address):
            look_at(address)
        elif settings.HAS_WORKER:
            look_later.enqueue(address)


def look_at(address: str) -> None:
    judge = inside.judge if inside.is_ours(address) else outside.judge
    PageLink.book(PageLink.objects.filter(address=address), judge(address))


@task(priority=PRIORITY)
def look_later(address: str) -> None:
    look_at(address)
