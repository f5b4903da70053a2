"""A price or an outlet changes: listings and the search index follow."""

from django.db.models.signals import post_delete, post_save, pre_save
from modelsearch import index

from catalogue.listing import index_records, refresh_listings
from catalogue.models import Product
from catalogue.search_text import outlet_text

from .models import Partner, StockRecord


def refresh_product(sender, instance, raw=False, **kwargs):
    if not raw:
        refresh_listings(Product.objects.filter(pk=instance.product_id))


def note_state(sender, instance, **kwargs):
    """An outlet that opens or closes brings or takes its prices."""
    was = Partner.objects.filter(pk=instance.pk).values_list("state", flat=True).first()
    instance.state_changes = was not in (None, instance.state)


def refresh_outlet(sender, instance, raw=False, **kwargs):
    if raw:
        return
    instance.search_text = outlet_text(instance)
    Partner.objects.filter(pk=instance.pk).update(search_text=instance.search_text)
    index_records(Partner, [instance])
    if instance.state_changes:
        refresh_listings(Product.objects.filter(stockrecords__partner=instance))


def forget(sender, instance, **kwargs):
    index.remove_object(instance)


post_save.connect(refresh_product, sender=StockRecord)
post_delete.connect(refresh_product, sender=StockRecord)
pre_save.connect(note_state, sender=Partner)
post_save.connect(refresh_outlet, sender=Partner)
post_delete.connect(forget, sender=Partner)
