"""A campaign: a slogan, a time, its articles and goods."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from cms.news.articles import articles
from cms.news.timing import countdown
from cms.shelves.pages import card

from .content_page import ContentPage

MOST = 6


class CampaignPage(ContentPage):
    """Articles with its tag stand under the body; before and after its time it says so."""

    slogan = models.CharField(_("Slogan"), max_length=160, blank=True)
    starts_on = models.DateField(_("First day"), null=True, blank=True)
    ends_on = models.DateField(_("Last day"), null=True, blank=True)
    topic = models.ForeignKey(
        "cms.Topic",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="campaigns",
        verbose_name=_("Articles with this tag"),
    )

    parent_page_types = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("slogan"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldPanel("topic"),
            ],
            heading=_("Campaign"),
        ),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def get_context(self, request, *args, **kwargs):
        """`countdown` in words, `cards` of its articles."""
        found = articles(self.locale.language_code).filter(topics=self.topic_id)[:MOST]
        return super().get_context(request, *args, **kwargs) | {
            "countdown": countdown(self.starts_on, self.ends_on),
            "cards": [card(page, request) for page in found] if self.topic_id else [],
        }

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It ends before it begins.")})
