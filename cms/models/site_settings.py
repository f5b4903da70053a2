"""What stands around every page, as staff set it: owner, menus, an announcement, social links."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Orderable

from bilingual.sources import BilingualTexts
from cms.blocks.menus import ColumnBlock, EntryBlock


def in_both(field: str) -> list[FieldPanel]:
    return [FieldPanel(f"{field}_vi"), FieldPanel(f"{field}_en")]


@register_setting(icon="group", order=10)
class SiteOwner(BilingualTexts, BaseSiteSetting, ClusterableModel):
    """Who runs the shop, as the law asks it to say (Decree 52/2013, art. 29; Decree 85/2021).

    The trade ministry's badge is shown only once its address has been given.
    """

    name = models.CharField(_("Name"), max_length=200, blank=True)
    address = models.CharField(_("Address"), max_length=255, blank=True)
    tax_code = models.CharField(_("Tax code or decision"), max_length=120, blank=True)
    phone = models.CharField(_("Phone"), max_length=32, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    promise = models.CharField(_("One sentence in the footer"), max_length=200, blank=True)
    badge_url = models.URLField(
        _("Address of the trade ministry’s confirmation"),
        blank=True,
        help_text=_("Once issued; until then no badge is shown."),
    )

    panels = [
        MultiFieldPanel(
            [
                *in_both("name"),
                *in_both("address"),
                FieldPanel("tax_code"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("badge_url"),
            ],
            heading=_("Owner of the site"),
        ),
        MultiFieldPanel(in_both("promise"), heading=_("Foot of the page")),
        InlinePanel("social_links", heading=_("Social links"), label=_("Social link"), max_num=8),
    ]

    class Meta:
        verbose_name = _("owner and social links")


class SocialLink(Orderable):
    owner = ParentalKey(SiteOwner, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(_("Name"), max_length=40)
    url = models.URLField(_("Address"))

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self):
        return self.name


@register_setting(icon="bullhorn", order=20)
class Announcement(BilingualTexts, BaseSiteSetting):
    """A bar above every page, between two moments (local time); always, where none are given."""

    text = models.CharField(_("Text"), max_length=200, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Leads to"),
    )
    shown_from = models.DateTimeField(_("Shown from"), null=True, blank=True)
    shown_until = models.DateTimeField(_("Shown until"), null=True, blank=True)

    panels = [
        HelpPanel(content=_("Without a text no bar is shown.")),
        *in_both("text"),
        FieldPanel("page"),
        FieldPanel("shown_from"),
        FieldPanel("shown_until"),
    ]

    class Meta:
        verbose_name = _("announcement")

    def clean(self):
        if self.shown_from and self.shown_until and self.shown_until <= self.shown_from:
            raise ValidationError({"shown_until": _("The end must come after the beginning.")})
        if self.text_en and not self.text_vi:
            raise ValidationError({"text_vi": _("Please give the Vietnamese text too.")})

    def is_shown(self, at) -> bool:
        begun = self.shown_from is None or self.shown_from <= at
        over = self.shown_until is not None and self.shown_until <= at
        return bool(self.text) and begun and not over


@register_setting(icon="list-ul", order=30)
class Navigation(BaseSiteSetting):
    """The menus at the top and at the foot; one left empty is shown as it is built in."""

    main = StreamField(
        [("entry", EntryBlock())], verbose_name=_("At the top"), blank=True, max_num=7
    )
    foot = StreamField(
        [("column", ColumnBlock())], verbose_name=_("At the foot"), blank=True, max_num=3
    )

    panels = [
        HelpPanel(content=_("A menu left empty is shown as it is built in.")),
        FieldPanel("main"),
        FieldPanel("foot"),
    ]

    class Meta:
        verbose_name = _("menus")
