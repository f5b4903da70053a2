"""Whatever a listing rests on changes: the listing is worked out afresh."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from modelsearch import index

from .listing import index_records, refresh_listings
from .models import (
    Category,
    OcopCertificate,
    Place,
    Producer,
    Product,
    ProductDocument,
    ProductImage,
    Province,
    Specialty,
)
from .search_text import producer_text

#: Model → how to reach its products.
PRODUCTS_OF = {
    Product: lambda product: {"pk": product.pk},
    OcopCertificate: lambda certificate: {"pk": certificate.product_id},
    ProductDocument: lambda document: {"pk": document.product_id},
    ProductImage: lambda image: {"pk": image.product_id},
    Producer: lambda producer: {"producer": producer},
    Place: lambda place: {"place": place},
    Province: lambda province: {"place__province": province},
    Specialty: lambda specialty: {"specialty": specialty},
    Category: lambda category: {"categories": category},
}


def refresh_products(sender, instance, raw=False, **kwargs):
    if not raw:
        refresh_listings(Product.objects.filter(**PRODUCTS_OF[sender](instance)))


def refresh_producer(sender, instance, raw=False, **kwargs):
    if raw:
        return
    refresh_text(instance)


def refresh_producers_of(sender, instance, raw=False, **kwargs):
    """A place or province by another name."""
    if not raw:
        where = {"place": instance} if sender is Place else {"place__province": instance}
        for producer in Producer.objects.filter(**where).select_related("place__province"):
            refresh_text(producer)


def refresh_text(producer):
    producer.search_text = producer_text(producer)
    Producer.objects.filter(pk=producer.pk).update(search_text=producer.search_text)
    index_records(Producer, [producer])


def refresh_after_categories(sender, instance, action, **kwargs):
    if action.startswith("post_") and isinstance(instance, Product):
        refresh_listings(Product.objects.filter(pk=instance.pk))


def forget(sender, instance, **kwargs):
    index.remove_object(instance)


for model in PRODUCTS_OF:
    post_save.connect(refresh_products, sender=model)
for model in (OcopCertificate, ProductDocument, ProductImage):
    post_delete.connect(refresh_products, sender=model)
for model in (Product, Producer):
    post_delete.connect(forget, sender=model)
post_save.connect(refresh_producer, sender=Producer)
for model in (Place, Province):
    post_save.connect(refresh_producers_of, sender=model)
m2m_changed.connect(refresh_after_categories, sender=Product.categories.through)
