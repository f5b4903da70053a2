"""Who makes it: a cooperative, a company, a household, told by communications staff."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from .content_page import ContentPage


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
