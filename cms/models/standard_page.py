"""Pages of plain text: policies, the plan with its documents, what OCOP is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.blocks.sections import parts
from cms.policies import POLICIES

from .content_page import ContentPage


class StandardPage(ContentPage):
    """As a policy it is what the checkout and the footer link to, instead of the text built in."""

    policy = models.CharField(
        _("Is the shop’s policy on"),
        max_length=16,
        blank=True,
        choices=[(policy.key, policy.title) for policy in POLICIES.values()],
        help_text=_("The checkout and the footer then lead here."),
    )
    valid_from = models.DateField(_("Valid from"), null=True, blank=True)
    has_contents = models.BooleanField(_("With a table of contents"), default=False)

    parent_page_types = ["cms.HomePage", "cms.SectionPage", "cms.StandardPage"]
    content_panels = [
        *Page.content_panels,
        *ContentPage.summary_panels,
        MultiFieldPanel(
            [FieldPanel("policy"), FieldPanel("valid_from"), FieldPanel("has_contents")],
            heading=_("Kind"),
        ),
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def get_context(self, request, *args, **kwargs):
        """`contents`: (id, heading) pairs; `others`: the other policies, of a policy."""
        headings = [(part.anchor, part.title) for part in parts(self.body) if part.title]
        others = [policy for policy in POLICIES.values() if policy.key != self.policy]
        return super().get_context(request, *args, **kwargs) | {
            "contents": headings if self.has_contents else [],
            "others": others if self.policy else [],
        }
