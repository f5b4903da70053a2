"""What the plan asks of goods on the shelf, one small rule each.

Clauses are those of the plan of 2025 for the OCOP Points: IV.4 binds
"organisations and people who take part in the display". A product that fails any rule is not
public. The dashboard, the sample data and the producers' portal all ask `check`.

Rules read `documents`, `images`, `stockrecords` and relations of the product: prefetch them
(`ProductQuerySet.for_rules`) when checking many.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.gtin import validate_gtin

EDIBLE = {"food", "beverage", "herbal"}
LICENSED = {"alcohol", "conditional"}
#: Outlets in these states list prices; the first comes first.
SHOWN_STATES = ("open", "planned")
#: Words of healing that food may not carry (Decree 15/2018/NĐ-CP, article 27).
CURE_CLAIM = re.compile(
    r"chữa (?:khỏi|bệnh|trị)|điều trị|đặc trị|trị bệnh|khỏi bệnh|\bcures?\b|\bheals?\b|\btreats \w",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rule:
    """A named demand: `passes(product)`, what to say if not, and which clause asks for it."""

    name: str
    clause: str
    message: str
    passes: Callable[..., bool]
    #: No override by staff.
    hard: bool = False


@dataclass(frozen=True)
class Finding:
    """What a rule found: `message` is lazily translated, for people."""

    rule: str
    clause: str
    message: str
    passed: bool
    hard: bool


def is_service(product) -> bool:
    return product.storage == "service"


def current_documents(product, kind: str) -> list:
    """Documents of that kind which have a number, an issuer and have not expired."""
    return [
        paper
        for paper in product.documents.all()
        if paper.kind == kind and paper.number and paper.issuer and paper.is_current
    ]


def has_texts(product) -> bool:
    return bool(product.title_vi and product.summary_vi)


def has_origin(product) -> bool:
    return bool(product.place_id and product.producer_id)


def has_label(product) -> bool:
    return is_service(product) or any(
        paper.kind == "label" and paper.file for paper in product.documents.all()
    )


def has_gtin_or_reason(product) -> bool:
    if not product.upc:
        return bool(product.no_gtin_reason)
    try:
        validate_gtin(product.upc)
    except ValidationError:
        return False
    return True


def has_food_safety(product) -> bool:
    return product.group not in EDIBLE or bool(current_documents(product, "food_safety"))


def listed_prices(product) -> list[int]:
    """Đồng, at outlets that trade; while none does, at those planned. Never a draft's."""
    records = [record for record in product.stockrecords.all() if record.price]
    for state in SHOWN_STATES:
        if prices := [record.price for record in records if record.partner.state == state]:
            return prices
    return []


def has_price(product) -> bool:
    return bool(listed_prices(product))


def is_licensed(product) -> bool:
    return product.restriction not in LICENSED or bool(current_documents(product, "licence"))


def claims_no_cure(product) -> bool:
    names = ("title", "summary", "description", "usage")
    texts = (getattr(product, f"{name}_{code}") or "" for name in names for code in ("vi", "en"))
    return product.group not in EDIBLE or not any(CURE_CLAIM.search(text) for text in texts)


def has_storage_facts(product) -> bool:
    if not product.storage:
        return False
    return product.group not in EDIBLE or bool(product.shelf_life_days)


def has_picture(product) -> bool:
    return any(image.picture.alt_vi for image in product.images.all())


def producer_is_public(product) -> bool:
    return bool(product.producer_id) and product.producer.is_shown


RULES = (
    Rule(
        "not_banned",
        "IV.4",
        _("Goods on the banned list are never shown or sold."),
        lambda product: product.restriction != "banned",
        hard=True,
    ),
    Rule(
        "texts",
        "I.2",
        _("A Vietnamese name and a one-sentence introduction are missing."),
        has_texts,
    ),
    Rule("brand", "IV.4", _("The brand is missing."), lambda product: bool(product.brand)),
    Rule(
        "packaging",
        "IV.4",
        _("How it is packed and sold is missing, for example “box, 150 g”."),
        lambda product: bool(product.unit_vi),
    ),
    Rule("origin", "IV.4", _("The producer or the place of origin is missing."), has_origin),
    Rule(
        "producer",
        "I.2",
        _("The producer is not public, so the product is not either."),
        producer_is_public,
    ),
    Rule("label", "IV.4", _("A photo of the label is missing."), has_label),
    Rule(
        "barcode",
        "IV.4",
        _("A valid GTIN is missing, or the reason why the goods have none."),
        has_gtin_or_reason,
    ),
    Rule(
        "food_safety",
        "IV.4",
        _("A food-safety document in force, with its number and issuing body, is missing."),
        has_food_safety,
    ),
    Rule(
        "price", "IV.4", _("No outlet lists a price. Goods without one are not shown."), has_price
    ),
    Rule(
        "licence",
        "IV.4",
        _("Restricted goods need a licence in force, with its number and issuing body."),
        is_licensed,
    ),
    Rule(
        "no_cure_claims",
        "IV.4",
        _("The text claims to cure. Food and herbal goods may not (Decree 15/2018, article 27)."),
        claims_no_cure,
    ),
    Rule(
        "storage",
        "IV.4",
        _("How it is stored, or its shelf life in days, is missing."),
        has_storage_facts,
    ),
    Rule(
        "picture",
        "I.2",
        _("A picture with a Vietnamese description for those who cannot see it is missing."),
        has_picture,
    ),
)


def check(product) -> list[Finding]:
    """Every rule's finding, in the order in which staff would fix them."""
    return [
        Finding(rule.name, rule.clause, rule.message, rule.passes(product), rule.hard)
        for rule in RULES
    ]


def failures(product) -> list[Finding]:
    """Only what is missing; empty for a product that may be shown."""
    return [finding for finding in check(product) if not finding.passed]


def dated_kinds(product) -> list[str]:
    """Kinds of document without which, in force, the product is not shown."""
    needed = {
        "food_safety": product.group in EDIBLE,
        "licence": product.restriction in LICENSED,
    }
    return [kind for kind, is_needed in needed.items() if is_needed]


def passes_until(product) -> date | None:
    """The last day on which dated documents carry the product; None where no date limits it.

    Of several documents of one kind the one that runs longest counts.
    """
    limits = []
    for kind in dated_kinds(product):
        ends = [paper.expires_on for paper in current_documents(product, kind)]
        if ends and None not in ends:
            limits.append(max(ends))
    return min(limits, default=None)


def lapses_within(product, days: int) -> bool:
    """Whether a dated document that the listing rests on runs out in that many days."""
    until = passes_until(product)
    return until is not None and (until - timezone.localdate()).days <= days
