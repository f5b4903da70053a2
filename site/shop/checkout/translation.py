from modeltranslation.translator import TranslationOptions, register

from .models import CheckoutSettings


@register(CheckoutSettings)
class CheckoutSettingsTranslation(TranslationOptions):
    fields = ("closed_note",)
