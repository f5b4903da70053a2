"""Catalogue records that pass no rule in particular; a test states what it needs."""

import factory
from oscar.core.loading import get_model

from catalogue.models import Category, Place, Producer, Product, Province


class ProvinceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Province

    name_vi = factory.Sequence(lambda n: f"Tỉnh {n}")


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    name_vi = factory.Sequence(lambda n: f"Xã {n}")
    province = factory.SubFactory(ProvinceFactory)


class ProducerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Producer

    name_vi = factory.Sequence(lambda n: f"Hợp tác xã {n} (mẫu)")
    kind = Producer.Kind.COOPERATIVE
    place = factory.SubFactory(PlaceFactory)


class ProductClassFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_model("catalogue", "ProductClass")
        django_get_or_create = ("slug",)

    name = "Sản phẩm"
    slug = "san-pham"


class ProductFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Product

    product_class = factory.SubFactory(ProductClassFactory)
    code = factory.Sequence(lambda n: f"T{n:05d}")
    title_vi = factory.Sequence(lambda n: f"Chả cá thát lát {n}")
    producer = factory.SubFactory(ProducerFactory)
    place = factory.SelfAttribute("producer.place")


def shelf(name="Cá & thịt") -> Category:
    """A shelf at the top of the tree."""
    return Category.add_root(name_vi=name)
