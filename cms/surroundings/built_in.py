"""The menus that are shown until staff make their own."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.blocks.links import SHOP_PAGES
from cms.policies import POLICIES

from .entries import Column, Entry

MAIN = {
    "catalogue": gettext_lazy("Specialties"),
    "outlets": gettext_lazy("Our outlets"),
    "producers": gettext_lazy("Producers"),
    "about_ocop": gettext_lazy("What is OCOP?"),
}
FIND = ("catalogue", "outlets", "producers", "order_lookup", "account")
TRUST = ("about_ocop", "trace_form", "ranking")
PRODUCERS = {
    "sell_with_us": gettext_lazy("Sell with us"),
    "producer_area": gettext_lazy("Producers’ area"),
}


def main() -> list[Entry]:
    return [Entry(str(label), reverse(name)) for name, label in MAIN.items()]


def foot(policy_pages: dict[str, str]) -> list[Column]:
    """`policy_pages`: {key of a policy: address of the page that staff published on it}."""
    shopping = [
        Entry(str(policy.title), policy_pages.get(key) or reverse("policy", args=[key]))
        for key, policy in POLICIES.items()
    ]
    return [
        Column(_("Find"), parts_of_the_shop(FIND)),
        Column(_("Shopping"), shopping),
        Column(_("Trust"), parts_of_the_shop(TRUST)),
        Column(
            _("For producers"),
            [Entry(str(label), reverse(name)) for name, label in PRODUCERS.items()],
        ),
    ]


def parts_of_the_shop(names: tuple[str, ...]) -> list[Entry]:
    return [Entry(str(SHOP_PAGES[name]), reverse(name)) for name in names]
