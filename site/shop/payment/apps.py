from django.utils.translation import gettext_lazy as _
from oscar.apps.payment.apps import PaymentConfig as OscarPaymentConfig


class PaymentConfig(OscarPaymentConfig):
    name = "shop.payment"
    verbose_name = _("Payments")
