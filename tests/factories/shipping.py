"""Delivery zones with their weight bands."""

import factory

from shop.shipping.models import DeliveryBand, DeliveryZone


class DeliveryZoneFactory(factory.django.DjangoModelFactory):
    """The whole country, dry goods, up to 2 kg for 30,000 đồng and 10 kg for 70,000.

    `provinces`, `outlets`: lists of records. `bands`: (grams, đồng) pairs.
    """

    class Meta:
        model = DeliveryZone
        skip_postgeneration_save = True

    name_vi = factory.Sequence(lambda n: f"Vùng {n} (mẫu)")
    position = factory.Sequence(int)

    @factory.post_generation
    def provinces(self, create, extracted, **kwargs):
        self.provinces.set(extracted or [])

    @factory.post_generation
    def outlets(self, create, extracted, **kwargs):
        self.outlets.set(extracted or [])

    @factory.post_generation
    def bands(self, create, extracted, **kwargs):
        pairs = [(2000, 30_000), (10_000, 70_000)] if extracted is None else extracted
        for grams, price in pairs:
            DeliveryBand.objects.create(zone=self, up_to_grams=grams, price=price)
