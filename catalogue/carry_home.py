"""How goods travel with a tourist: by the facts of storage, shelf life and liquid.

Liquids over 100 ml may not go in cabin baggage (Vietnam's aviation-security rules since 2007);
chilled and frozen goods need a cool box.
"""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from design.templatetags.localized import label_of

COLD = Q(storage__in=["chilled", "frozen"])
SERVICE = Q(storage="service")
SOON_DAYS = 3
CABIN_LIQUID_ML = 100

#: Filter value → (label, which products). One product may answer to several.
WAYS = {
    "cabin": (gettext_lazy("Cabin bag"), ~COLD & ~SERVICE & Q(is_liquid=False)),
    "checked": (gettext_lazy("Checked bag only (liquids)"), ~COLD & ~SERVICE & Q(is_liquid=True)),
    "cool": (gettext_lazy("Needs a cool box"), COLD),
    "soon": (gettext_lazy("Eat within 3 days"), Q(shelf_life_days__lte=SOON_DAYS)),
}


def advice(product) -> list[tuple[str, str]]:
    """(icon, sentence) pairs, the product's own advice first, in the reader's language."""
    own = label_of(product, "carry_home_advice")
    lines = [("carry", own)] if own else []
    if product.storage == "frozen":
        lines.append(("cold", _("Keep it frozen: take a cool box, and do not refreeze.")))
    elif product.storage == "chilled":
        lines.append(("cold", _("Keep it chilled: take a cool box for the road.")))
    elif product.storage == "fresh":
        lines.append(("fresh", _("Fresh: carry it in something that lets air through.")))
    if product.is_liquid and product.storage != "service":
        lines.append(("plane", _("Flying: liquids over 100 ml go in checked baggage, sealed.")))
    elif product.storage == "dry":
        lines.append(("plane", _("Flying: fine in cabin or checked baggage.")))
    if product.strong_smell:
        lines.append(("seal", _("Strong smell: ask us to seal it twice before you travel.")))
    if product.shelf_life_days:
        lines.append(
            (
                "clock",
                _("Keeps %(days)s days. The date is on the pack.")
                % {"days": product.shelf_life_days},
            )
        )
    return lines
