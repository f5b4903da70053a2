"""An outlet's own story: how it came to be, what its opening was like, what is there now."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from shop.partner.views import there

from .content_page import ContentPage


class OutletPage(ContentPage):
    """Hours, address and stock come from the outlet itself."""

    outlet = models.ForeignKey(
        "partner.Partner",
        on_delete=models.SET_NULL,
        null=True,
        related_name="pages",
        verbose_name=_("Outlet"),
    )

    parent_page_types = ["cms.SectionPage", "cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("outlet"),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("outlet’s page")
        verbose_name_plural = _("outlets’ pages")

    def get_context(self, request, *args, **kwargs):
        """What the outlet's own page in the shop shows, too; nothing of it without an outlet."""
        context = super().get_context(request, *args, **kwargs)
        outlet = next((one for one in request.outlets if one.pk == self.outlet_id), None)
        return context | (there(outlet) if outlet else {})
