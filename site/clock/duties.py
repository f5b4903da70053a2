"""What is done every night, and when. Each duty may be done again at any time without harm."""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from django.core.management import call_command
from django.utils import timezone
from django_tasks import default_task_backend
from django_tasks_db import DatabaseBackend

from catalogue.listing import refresh_listings
from catalogue.models import Product

logger = logging.getLogger(__name__)


class Duty(NamedTuple):
    """A duty and its time of day in Vietnam."""

    name: str
    at: time
    do: Callable


def prune_jobs() -> None:
    """Removes jobs done two weeks ago, where jobs are kept at all."""
    if isinstance(default_task_backend, DatabaseBackend):
        call_command("prune_db_task_results", verbosity=0)


DUTIES = (
    # Papers and certificates lapse at midnight.
    Duty("listings", time(0, 5), lambda: refresh_listings(Product.objects.all())),
    Duty("sessions", time(2, 0), partial(call_command, "clearsessions")),
    Duty("log-ins", time(2, 10), partial(call_command, "axes_reset_logs", age=90)),
    Duty("jobs", time(2, 20), prune_jobs),
)


def next_time(duty: Duty, after: datetime) -> datetime:
    """The first moment later than `after` (aware) at which the duty is due."""
    local = timezone.localtime(after)
    today = local.replace(
        hour=duty.at.hour, minute=duty.at.minute, second=duty.at.second, microsecond=0
    )
    return today if today > local else today + timedelta(days=1)


def perform(duty: Duty) -> bool:
    """Does the duty. A failure is logged and keeps no other duty from being done."""
    try:
        duty.do()
    except Exception:
        logger.exception("The nightly duty %r failed.", duty.name)
        return False
    return True
