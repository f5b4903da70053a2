"""All the sample data, in the order in which one part needs another."""

from collections.abc import Callable

from django.db import transaction

from .accounts import (
    ACCOUNTS,
    PASSWORD,
    PRODUCER_ACCOUNTS,
    add_accounts,
    add_producer_accounts,
)
from .generated import add_generated
from .ordering import add_collection_rules, add_zones, open_checkout
from .outlets import add_outlets
from .pages import add_pages, add_sortings
from .producers import add_application, add_producers
from .products import add_products
from .regions import add_places, add_provinces, add_shelves, add_specialties
from .renditions import add_renditions
from .scenes import add_scenes
from .trade import add_trade

Say = Callable[[str], None]


def load(*, say: Say, products: int = 0):
    """Loads what is missing, `products` generated ones included; `say` is told of each step."""
    with transaction.atomic():
        load_records(say=say)
        say("Sizes of the pictures …")
        say(f"  {add_renditions()} pictures")
    if products:
        say(f"Products for measuring: {products} …")
        add_generated(products, say=say)
    for account in (*ACCOUNTS, *PRODUCER_ACCOUNTS):
        say(f"  {account.email}  {PASSWORD}")


def load_records(*, say: Say):
    """Everything but the pictures' sizes, all or nothing."""
    with transaction.atomic():
        say("Places, specialties and shelves …")
        for add in (add_provinces, add_places, add_specialties, add_shelves):
            add()
        scenes = add_scenes()
        say("Outlets and producers …")
        add_outlets(scenes)
        add_producers(scenes)
        for add in (add_collection_rules, add_zones, open_checkout):
            add()
        say("Products, papers and stock …")
        say(f"  {add_products()} new")
        say("Pages in two languages …")
        add_sortings()
        say(f"  {add_pages(scenes)} new")
        say("Accounts …")
        add_accounts()
        add_producer_accounts()
        add_application()
        say("Offers of supply and wholesale questions …")
        add_trade()
