"""The listing rules as staff read them: what is missing, and what is in order."""

from django.utils.translation import gettext_lazy as _

from catalogue.listing_rules import Finding, check

#: What each rule is about, in a word or two: for what is in order, and to filter by.
NAMES = {
    "not_banned": _("Not on the banned list"),
    "texts": _("Name and introduction"),
    "brand": _("Brand"),
    "packaging": _("Packing"),
    "origin": _("Producer and place of origin"),
    "producer": _("Producer is public"),
    "label": _("Photo of the label"),
    "barcode": _("GTIN, or why there is none"),
    "food_safety": _("Food-safety document"),
    "price": _("Price"),
    "licence": _("Licence for restricted goods"),
    "no_cure_claims": _("No claim to cure"),
    "storage": _("Storage and shelf life"),
    "picture": _("Picture with its description"),
}


def checklist(product) -> list[tuple[Finding, str]]:
    """Every finding with its rule's name for people."""
    return [(finding, NAMES[finding.rule]) for finding in check(product)]
