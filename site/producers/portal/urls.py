"""Addresses of "Sell with us" and of the producers' area, under the language's prefix.

Below the area's own pages the producer's number comes first: who may open them is decided by it
(`producers.access`).
"""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from producers.asking import urls as asking_urls
from producers.portal import draft_urls, entry_urls, people_urls, sheet_urls, trade_urls

urlpatterns = [
    path(_("sell-with-us/"), include(entry_urls.applying)),
    path(_("ask-about-wholesale/"), include(asking_urls)),
    path(
        _("producer-area/"),
        include(
            [
                path("", include(entry_urls.area)),
                path("<int:producer>/", include(draft_urls)),
                path("<int:producer>/", include(people_urls)),
                path("<int:producer>/", include(trade_urls)),
                path("<int:producer>/", include(sheet_urls)),
            ]
        ),
    ),
]
