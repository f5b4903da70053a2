from modeltranslation.translator import TranslationOptions, register

from .models import DeliveryZone


@register(DeliveryZone)
class DeliveryZoneTranslation(TranslationOptions):
    fields = ("name",)
