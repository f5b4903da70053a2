"""Who makes it: a cooperative, a company, a household, told by communications staff."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from catalogue.models import Product
from catalogue.producer_views import shown_producers
from catalogue.ranking import ranked

from .content_page import ContentPage

SHOWN = 8


class ProducerStoryPage(ContentPage):
    """What they sell today stands under the story."""

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.SET_NULL,
        null=True,
        related_name="pages",
        verbose_name=_("Producer"),
    )

    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("producer"),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("producer’s story")
        verbose_name_plural = _("producers’ stories")

    def get_context(self, request, *args, **kwargs):
        """`producer` as far as it is public, and its `products`."""
        producer = shown_producers().filter(pk=self.producer_id).first()
        made = Product.objects.listed().filter(producer__pk=self.producer_id)
        context = {
            "producer": producer,
            "products": ranked(made).for_cards()[:SHOWN] if producer else [],
        }
        return super().get_context(request, *args, **kwargs) | context
