"""manage.py seed: the sample data."""

from django.core.management.base import BaseCommand, CommandError

from config import env
from seed import sample


class Command(BaseCommand):
    help = "Loads the sample data. What exists, or was changed, is left as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--products",
            type=int,
            default=0,
            metavar="NUMBER",
            help="besides, generate products up to this many, for measuring",
        )

    def handle(self, *, products: int, **options):
        if env.IS_PRODUCTION:
            raise CommandError(
                "The sample data is not for production. Set SHOP_ENV=demo to try the shop out."
            )
        if products < 0:
            raise CommandError("--products must be a whole number from 0 on.")
        sample.load(say=self.stdout.write, products=products)
