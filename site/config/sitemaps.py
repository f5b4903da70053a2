"""sitemap.xml: every public page in each language it really exists in, with its counterpart."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from catalogue.models import Category, Product
from catalogue.producer_views import shown_producers
from cms.models import ContentPage
from shop.partner.models import Partner

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class SiteSitemap(Sitemap):
    """Addresses of SITE_URL."""

    limit = 5000

    @property
    def protocol(self):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class LocalizedSitemap(SiteSitemap):
    """Both languages, each naming the other."""

    i18n = True
    alternates = True

    def get_languages_for_item(self, item):
        return LANGUAGES if getattr(item, "is_translated", True) else ["vi"]


class PageSitemap(LocalizedSitemap):
    """Pages that are about no record."""

    def items(self):
        shop = ["home", "catalogue", "producers", "outlets", "about_ocop", "ranking", "trace_form"]
        return [*shop, "sell_with_us"]

    def location(self, item):
        return reverse(item)


class RecordSitemap(LocalizedSitemap):
    """Records that have a page of their own."""

    def __init__(self, records):
        self.records = records

    def items(self):
        return self.records().order_by("pk")


class ProductSitemap(RecordSitemap):
    def lastmod(self, item):
        return item.date_updated


class ContentPageSitemap(SiteSitemap):
    """Wagtail's pages: each language's own, naming the other."""

    def items(self):
        pages = ContentPage.objects.live().public().filter(depth__gt=2, alias_of=None)
        return pages.filter(untranslated=0).select_related("locale").order_by("path")

    def lastmod(self, page):
        return page.last_published_at

    def location(self, page):
        return page.url

    def get_urls(self, page=1, site=None, protocol=None):
        """With each page the address of its counterpart, without a query for each."""
        urls = super().get_urls(page, site, protocol)
        versions = {}
        for url in urls:
            item = url["item"]
            versions.setdefault(item.translation_key, {})[item.locale.language_code] = url
        for found in versions.values():
            alternates = [
                {"location": url["location"], "lang_code": code} for code, url in found.items()
            ]
            for url in found.values():
                url["alternates"] = alternates if len(found) > 1 else []
        return urls


SITEMAPS = {
    "content": ContentPageSitemap(),
    "pages": PageSitemap(),
    "shelves": RecordSitemap(Category.objects.browsable),
    "products": ProductSitemap(Product.objects.listed),
    "producers": RecordSitemap(shown_producers),
    "outlets": RecordSitemap(Partner.objects.public),
}
