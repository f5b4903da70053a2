"""The shop's addresses, with the mailbox that tests have not."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config.urls import urlpatterns as shop

urlpatterns = [
    *i18n_patterns(path("_mail/", include("shop.communication.urls"))),
    *shop,
]
