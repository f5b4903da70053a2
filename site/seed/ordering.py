"""How the sample shop takes orders: windows, delivery zones, and checkout open."""

from catalogue.models import Province
from shop.checkout.models import CheckoutSettings
from shop.partner.models import Partner
from shop.shipping.models import CollectionRule, DeliveryBand, DeliveryZone

from .tables import in_both, texts

#: By outlet; the rest is as the model has it.
RULES = {"vi-thanh": {"capacity": 12}, "nga-bay": {"capacity": 8, "lead_minutes": 45}}


def add_collection_rules():
    for outlet in Partner.objects.filter(code__in=RULES, collection_rule__isnull=True):
        CollectionRule.objects.create(outlet=outlet, **RULES[outlet.code])


def add_zones():
    """All or none: one that staff took away does not come back."""
    if DeliveryZone.objects.exists():
        return
    for position, facts in enumerate(texts("zones").values(), 1):
        add_zone(position, facts)


def add_zone(position: int, facts: dict):
    days_min, days_max = facts["days"]
    zone = DeliveryZone.objects.create(
        position=position,
        wards=facts.get("wards", "").strip(),
        takes_chilled=facts.get("takes_chilled", False),
        days_min=days_min,
        days_max=days_max,
        **in_both(facts, "name"),
    )
    zone.provinces.set(Province.objects.filter(slug_vi__in=facts.get("provinces", ())))
    zone.outlets.set(Partner.objects.filter(code__in=facts.get("outlets", ())))
    DeliveryBand.objects.bulk_create(
        DeliveryBand(zone=zone, up_to_grams=grams, price=price) for grams, price in facts["bands"]
    )


def open_checkout():
    """The sample shop sells; a real one stays closed until the authority has confirmed it."""
    CheckoutSettings.objects.get_or_create(pk=1, defaults={"is_open": True})
