"""What is done every night or every few moments. Each duty may be done again without harm."""

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
from cms.forms.sending import forget_old as forget_old_forms
from cms.links.looking import look_at_links
from papers.forgetting import forget_unfinished
from producers.applying import forget_declined
from producers.sheets import taking_over
from producers.sheets.forgetting import forget_sheets
from producers.telling import tell_of_endings
from producers.wholesale import forget_old as forget_old_questions
from shop.basket.forgetting import forget_old
from shop.communication import sending
from shop.payment import expiry, inbox, refund_sending
from shop.payment.reconcile import reconcile

logger = logging.getLogger(__name__)


class Duty(NamedTuple):
    """`at`: its time of day in Vietnam, or how long after it was done it is due again."""

    name: str
    at: time | timedelta
    do: Callable


def prune_jobs() -> None:
    """Removes jobs done two weeks ago, where jobs are kept at all."""
    if isinstance(default_task_backend, DatabaseBackend):
        call_command("prune_db_task_results", verbosity=0)


DUTIES = (
    # Papers and certificates lapse at midnight.
    Duty("listings", time(0, 5), lambda: refresh_listings(Product.objects.all())),
    # In the morning, when it is read; after the listings, which it tells of.
    Duty("papers that run out", time(7, 0), tell_of_endings),
    Duty("sessions", time(2, 0), partial(call_command, "clearsessions")),
    Duty("log-ins", time(2, 10), partial(call_command, "axes_reset_logs", age=90)),
    Duty("jobs", time(2, 20), prune_jobs),
    Duty("old messages of Stripe", time(2, 25), inbox.forget_old),
    Duty("baskets", time(2, 30), forget_old),
    Duty("old spreadsheets", time(2, 45), forget_sheets),
    Duty("unfinished uploads", time(2, 50), forget_unfinished),
    # Whatever the day's own looks at Stripe could not see.
    Duty("payments of three days", time(3, 0), partial(reconcile, window=timedelta(days=3))),
    Duty("pages", timedelta(seconds=30), partial(call_command, "publish_scheduled")),
    Duty("sent forms", time(2, 40), forget_old_forms),
    Duty("declined applications", time(2, 45), forget_declined),
    Duty("wholesale questions", time(2, 45), forget_old_questions),
    Duty("links", time(3, 30), look_at_links),
    Duty("holds", timedelta(seconds=30), expiry.expire_holds),
    Duty("reminders", timedelta(minutes=1), expiry.hold_reminders),
    Duty("no-shows", timedelta(minutes=1), expiry.no_shows),
    # What a worker that died has left lying.
    Duty("mail", timedelta(seconds=30), sending.requeue),
    Duty("spreadsheets", timedelta(seconds=30), taking_over.requeue),
    Duty("messages of Stripe", timedelta(seconds=30), inbox.requeue),
    Duty("refunds", timedelta(seconds=30), refund_sending.requeue),
    Duty("payments", timedelta(minutes=3), partial(reconcile, window=timedelta(hours=2))),
)


def next_time(duty: Duty, after: datetime) -> datetime:
    """The first moment later than `after` (aware) at which the duty is due."""
    if isinstance(duty.at, timedelta):
        return after + duty.at
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
        logger.exception("The duty %r failed.", duty.name)
        return False
    return True
