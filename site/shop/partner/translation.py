from modeltranslation.translator import TranslationOptions, register

from .models import OpeningException, Partner


@register(Partner)
class PartnerTranslation(TranslationOptions):
    fields = ("name", "slug", "summary", "story", "address", "former_address")


@register(OpeningException)
class OpeningExceptionTranslation(TranslationOptions):
    fields = ("note",)
