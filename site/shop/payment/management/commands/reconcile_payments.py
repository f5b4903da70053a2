"""manage.py reconcile_payments: books what Stripe knows and we do not."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from shop.payment import inbox, refund_sending
from shop.payment.providers.base import ProviderUnavailable
from shop.payment.reconcile import reconcile


class Command(BaseCommand):
    help = "Compares our payments with Stripe's and makes up for what was missed."

    def add_arguments(self, parser):
        parser.add_argument("--hours", type=int, default=25, help="how far to look back (25)")
        parser.add_argument("--now", action="store_true", help="leave nothing to running processes")

    def handle(self, *, hours: int, now: bool, **options):
        pause = timedelta() if now else timedelta(minutes=2)
        try:
            report = reconcile(window=timedelta(hours=hours), idle=pause)
        except ProviderUnavailable as error:
            raise CommandError(f"Stripe does not answer: {error}") from error
        inbox.requeue(older_than=pause)
        refund_sending.requeue(older_than=pause)
        self.stdout.write(
            f"{report.attempts} open payments, {report.sessions} sessions, "
            f"{report.events} new events, {report.failed} without answer"
        )
        if report.failed:
            raise CommandError("Not all payments could be looked at; try again.")
