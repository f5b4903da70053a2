"""Works out what the public listing rests on, and keeps it on the product.

`is_listed`, `listed_until`, `ocop_stars`, `ocop_valid_until`, `price_from` and `search_text` are
derived; dates stay dates, so that a paper which lapses at midnight unlists without any job.
"""

from collections.abc import Iterable

from django.db import transaction
from modelsearch import index

from catalogue.listing_rules import failures, listed_prices, passes_until
from catalogue.search_text import product_text

DERIVED = (
    "is_listed",
    "listed_until",
    "ocop_stars",
    "ocop_valid_until",
    "price_from",
    "search_title",
    "search_text",
)
BATCH = 500


def derive(product) -> dict:
    """The derived values of one product, keyed as in DERIVED."""
    certificate = next(iter(product.certificates.all()), None)
    title, text = product_text(product)
    return {
        "is_listed": not failures(product),
        "listed_until": passes_until(product),
        "ocop_stars": certificate.stars if certificate else None,
        "ocop_valid_until": certificate.valid_until if certificate else None,
        "price_from": min(listed_prices(product), default=None),
        "search_title": title,
        "search_text": text,
    }


def apply(product, values: dict) -> bool:
    """Sets the values; returns whether any was new."""
    changed = False
    for name, value in values.items():
        if getattr(product, name) != value:
            setattr(product, name, value)
            changed = True
    return changed


def refresh_listings(products) -> int:
    """Works out a queryset of products afresh, writes and indexes those that changed.

    Returns how many changed.
    """
    model = products.model
    keys = list(products.order_by("pk").values_list("pk", flat=True))
    total = 0
    for start in range(0, len(keys), BATCH):
        total += refresh_batch(model, keys[start : start + BATCH])
    return total


@transaction.atomic
def refresh_batch(model, keys: list[int]) -> int:
    """The products are locked before anything is read: of two changes at once the later refresh
    sees both."""
    batch = model.objects.filter(pk__in=keys)
    list(batch.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    changed = [product for product in batch.for_rules() if apply(product, derive(product))]
    model.objects.bulk_update(changed, DERIVED)
    index_records(model, changed)
    return len(changed)


def index_records(model, records: Iterable):
    """Puts the records in the search index, in one go."""
    records = list(records)
    if not records:
        return
    for backend in index.get_search_backends_with_name():
        search_index = backend[1].get_index_for_model(model)
        search_index.add_items(model, records)
