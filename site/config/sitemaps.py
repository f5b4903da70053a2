"""sitemap.xml: every public page in each language it really exists in, with its counterpart."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from catalogue.models import Category, Product
from catalogue.producer_views import shown_producers
from shop.partner.models import Partner

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class LocalizedSitemap(Sitemap):
    """Both languages, each naming the other."""

    i18n = True
    alternates = True
    limit = 5000

    @property
    def protocol(self):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_languages_for_item(self, item):
        return LANGUAGES if getattr(item, "is_translated", True) else ["vi"]


class PageSitemap(LocalizedSitemap):
    """Pages that are about no record."""

    def items(self):
        return ["home", "catalogue", "producers", "outlets", "about_ocop", "ranking", "trace_form"]

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


SITEMAPS = {
    "pages": PageSitemap(),
    "shelves": RecordSitemap(Category.objects.browsable),
    "products": ProductSitemap(Product.objects.listed),
    "producers": RecordSitemap(shown_producers),
    "outlets": RecordSitemap(Partner.objects.public),
}
