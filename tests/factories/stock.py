"""Stock records, filled the only way there is: by receiving."""

import factory

from shop.partner import stock
from shop.partner.models import StockRecord

from .catalogue import ProductFactory
from .outlet import OutletFactory


class StockRecordFactory(factory.django.DjangoModelFactory):
    """A price, and no goods unless `received` says how many."""

    class Meta:
        model = StockRecord
        skip_postgeneration_save = True

    product = factory.SubFactory(ProductFactory)
    partner = factory.SubFactory(OutletFactory)
    partner_sku = factory.LazyAttribute(lambda record: record.product.code)
    price = 185_000

    @factory.post_generation
    def received(self, create, extracted, **kwargs):
        if extracted:
            stock.receive(stockrecord=self, quantity=extracted)
            self.refresh_from_db()
