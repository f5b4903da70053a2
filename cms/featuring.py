"""Products that pages put forward, and what visitors find of them today."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from catalogue.models import Product
from cms.product_state import State, state_of


def products_in(page) -> set[int]:
    """Keys of the products that the page, as it is in memory, names one by one."""
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    named = (
        reference
        for field in streams
        for reference in field.extract_references(field.value_from_object(page))
    )
    keys = {int(key) for model, key, *_path in named if issubclass(model, Product)}
    chosen = page.chosen.all() if hasattr(page, "chosen") else ()
    return keys | {row.product_id for row in chosen}


def pages_by_product(pages: Iterable[int]) -> dict[int, set[int]]:
    """{key of a product: keys of those of these pages that name it}, as last published."""
    kinds = ContentType.objects.get_for_models(Page, Product)
    references = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[Product]
    )
    wanted, found = set(pages), defaultdict(set)
    for page, product in references.values_list("object_id", "to_object_id"):
        if int(page) in wanted:
            found[int(product)].add(int(page))
    return found


def troubled(keys: Iterable[int]) -> dict[Product, State]:
    """Those of these products that a visitor does not find as the page promises."""
    products = Product.objects.filter(pk__in=keys).for_cards().order_by("title", "pk")
    states = {product: state_of(product) for product in products}
    return {product: state for product, state in states.items() if state is not State.SHOWN}
