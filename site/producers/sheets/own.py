"""What a producer has: every product of its own, in the shop or as a draft, as it reads now."""

from dataclasses import dataclass

from catalogue.models import Producer, Product
from producers.drafts.fields import ProductFields, clean_text, texts_of
from producers.models import Draft
from producers.sheets.columns import NAME

#: Before the number of a draft that has no product code yet.
DRAFT_MARK = "BN-"


@dataclass
class Own:
    """`texts` as the next round of editing would begin from; None for what it has no record of."""

    draft: Draft | None
    product: Product | None
    texts: dict[str, str]

    @property
    def code(self) -> str:
        if self.product and self.product.code:
            return self.product.code
        return f"{DRAFT_MARK}{self.draft.pk}" if self.draft else ""

    @property
    def name(self) -> str:
        return clean_text(self.texts.get(NAME, ""))

    @property
    def is_under_review(self) -> bool:
        return bool(self.draft) and self.draft.state == Draft.State.SUBMITTED


def own_products(producer: Producer) -> list[Own]:
    """In a number of queries that does not grow with how many there are."""
    drafts = {
        draft.product_id or -draft.pk: draft
        for draft in producer.drafts.filter(subject=Draft.Subject.PRODUCT).order_by("pk")
    }
    products = producer.products.prefetch_related("categories").order_by("pk")
    found = [own(drafts.pop(product.pk, None), product) for product in products]
    return found + [own(draft, None) for draft in drafts.values()]


def own(draft, product) -> Own:
    if draft and (draft.is_open or draft.state == Draft.State.SUBMITTED or product is None):
        return Own(draft, product, draft.texts)
    shelf = min(product.categories.all(), key=lambda one: one.path, default=None)
    texts = texts_of(product, ProductFields) | {"category": str(shelf.pk) if shelf else ""}
    wish = draft.texts.get("price_wish") if draft else ""
    return Own(draft, product, texts | ({"price_wish": wish} if wish else {}))
