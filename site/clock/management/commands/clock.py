"""manage.py clock: does the shop's duties, at once and then whenever due, until stopped."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from clock.duties import DUTIES, next_time, perform

#: Between looks at the clock, in seconds: a machine's clock may be set or sleep.
PAUSE = 10


class Command(BaseCommand):
    help = "Does the shop's duties, at once and then whenever due. Run one, beside web and worker."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do each duty once and end")

    def handle(self, *, once: bool, **options):
        # What a stopped clock missed is made up for now.
        failed = [duty.name for duty in DUTIES if not perform(duty)]
        if once and failed:
            raise CommandError("Failed: " + ", ".join(failed))
        if once:
            return
        due = {duty: next_time(duty, timezone.now()) for duty in DUTIES}
        while True:
            close_old_connections()
            time.sleep(PAUSE)
            for duty in DUTIES:
                if timezone.now() >= due[duty]:
                    perform(duty)
                    due[duty] = next_time(duty, timezone.now())
