"""What a selling site must say of itself: a page each, with an address in each language."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Policy:
    """`key` names it in code and in its template; slugs stand in its addresses."""

    key: str
    title: str | Promise
    slug_vi: str
    slug_en: str

    @property
    def slug(self) -> str:
        """In the active language."""
        return self.slug_en if get_language() == "en" else self.slug_vi

    @property
    def template(self) -> str:
        """Its text in the active language."""
        return f"cms/policies/{'en' if get_language() == 'en' else 'vi'}/{self.key}.html"


POLICIES = {
    policy.key: policy
    for policy in (
        Policy("terms", _("Terms of sale"), "dieu-khoan-mua-ban", "terms-of-sale"),
        Policy("privacy", _("Personal data"), "du-lieu-ca-nhan", "personal-data"),
        Policy("payment", _("Prices and payment"), "gia-va-thanh-toan", "prices-and-payment"),
        Policy(
            "delivery",
            _("Collection and delivery"),
            "nhan-hang-va-giao-hang",
            "collection-and-delivery",
        ),
        Policy("returns", _("Returns and refunds"), "doi-tra-hoan-tien", "returns-and-refunds"),
        Policy("complaints", _("Complaints"), "khieu-nai", "complaints"),
    )
}


class PolicySlug:
    """In an address: `{% url 'policy' 'terms' %}` is written with the language's own words."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        key = next((key for key, policy in POLICIES.items() if policy.slug == value), None)
        if key is None:
            raise ValueError
        return key

    def to_url(self, key: str) -> str:
        if key not in POLICIES:
            raise ValueError(key)
        return POLICIES[key].slug
