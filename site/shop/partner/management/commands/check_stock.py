"""Compares every stock record with its ledger; fails if any differs."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from shop.partner.stock_audit import audit


class Command(BaseCommand):
    help = "Reports stock records whose numbers differ from the sums of their movements."

    def handle(self, *args, **options):
        differing = list(audit().select_related("product", "partner"))
        for record in differing:
            self.stderr.write(
                f"#{record.pk} {record.partner} · {record.product}: "
                f"{record.num_in_stock}/{record.num_allocated} ≠ "
                f"{record.ledger_in_stock}/{record.ledger_allocated}"
            )
        if differing:
            raise CommandError(_("%d stock records differ from the ledger.") % len(differing))
        self.stdout.write(_("Stock and ledger agree."))
