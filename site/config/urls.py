"""All addresses. Public pages and the dashboard lie under /vi/ and /en/."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.core.files.storage import FileSystemStorage, storages
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from catalogue.urls import digital_link_patterns
from config import site_views
from config.sitemaps import SITEMAPS
from shop.payment.urls import webhook_patterns

urlpatterns = [
    path("", site_views.front_door, name="front_door"),
    path("robots.txt", site_views.robots, name="robots"),
    path("favicon.ico", site_views.favicon, name="favicon"),
    path("sitemap.xml", site_views.sitemap_index, {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path(
        "sitemap-<section>.xml",
        site_views.sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("health", site_views.health, name="health"),
    *digital_link_patterns,
    *webhook_patterns,
    # Without a language: the editor's own is kept with the account.
    path("bien-tap/", include(wagtailadmin_urls)),
    path("tai-lieu/", include("papers.urls")),
]

if isinstance(storages["public"], FileSystemStorage):
    # Without S3 the shop serves uploads itself.
    urlpatterns.append(path("media/<path:path>", site_views.media, name="media"))

urlpatterns += i18n_patterns(
    path("", include("cms.urls")),
    path("", include("catalogue.urls")),
    path("", include("shop.partner.urls")),
    path("", include("shop.basket.urls")),
    path("", include("shop.customer.urls")),
    path("", include("shop.payment.urls")),
    path("", include("shop.customer.order_urls")),
    path("", include("shop.checkout.urls")),
    path("", include("producers.portal.urls")),
    path("manifest.webmanifest", site_views.manifest, name="manifest"),
    path(_("dashboard/"), apps.get_app_config("dashboard").urls),
    *([path("_mail/", include("shop.communication.urls"))] if settings.SHOW_MAILBOX else []),
    *([path("_gallery/", include("design.urls"))] if settings.SHOW_COMPONENT_GALLERY else []),
    # Last: whatever nothing above answers is looked for among the pages.
    path("", include(wagtail_urls)),
)

handler400 = "config.site_views.bad_request"
handler403 = "config.site_views.forbidden"
handler404 = "config.site_views.not_found"
handler500 = "config.site_views.server_error"
