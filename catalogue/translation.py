"""Which texts exist in both languages. Vietnamese is required, English optional."""

from modeltranslation.translator import TranslationOptions, register

from .models import Category, Lot, Place, Producer, Product, Province, Specialty


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = (
        "title",
        "slug",
        "summary",
        "description",
        "ingredients",
        "usage",
        "storage_advice",
        "carry_home_advice",
        "unit",
        "meta_title",
        "meta_description",
    )


@register(Producer)
class ProducerTranslation(TranslationOptions):
    fields = ("name", "slug", "summary", "story")


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name", "slug", "description", "meta_title", "meta_description")


@register(Specialty)
class SpecialtyTranslation(TranslationOptions):
    fields = ("name", "slug", "summary")


@register((Place, Province))
class NamedTranslation(TranslationOptions):
    fields = ("name", "slug")


@register(Lot)
class LotTranslation(TranslationOptions):
    fields = ("steps",)
