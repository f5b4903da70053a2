"""What stands around every page, as staff set it: owner, menus, an announcement, social links.

Not offered in the editor yet: header and footer do not read them (`register_setting` once they do).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Orderable

from cms.blocks.links import SHOP_PAGES


class SiteOwner(BaseSiteSetting, ClusterableModel):
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
        FieldPanel("name_vi"),
        FieldPanel("name_en"),
        FieldPanel("address_vi"),
        FieldPanel("address_en"),
        FieldPanel("tax_code"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("promise_vi"),
        FieldPanel("promise_en"),
        FieldPanel("badge_url"),
        InlinePanel("social_links", label=_("Social link")),
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


class Announcement(BaseSiteSetting):
    """A bar above every page, between two moments (local time)."""

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
        FieldPanel("text_vi"),
        FieldPanel("text_en"),
        FieldPanel("page"),
        FieldPanel("shown_from"),
        FieldPanel("shown_until"),
    ]

    class Meta:
        verbose_name = _("announcement")


class Navigation(BaseSiteSetting, ClusterableModel):
    """The menus at the top and at the foot; without entries those built in are shown."""

    panels = [InlinePanel("links", label=_("Entry"))]

    class Meta:
        verbose_name = _("menus")


class NavigationLink(Orderable):
    """One entry; its words follow the page's title where none are given."""

    class Menu(models.TextChoices):
        MAIN = "main", _("At the top")
        FIND = "find", _("Foot: find")
        SHOPPING = "shopping", _("Foot: shopping")
        TRUST = "trust", _("Foot: trust")

    navigation = ParentalKey(Navigation, on_delete=models.CASCADE, related_name="links")
    menu = models.CharField(_("Menu"), max_length=16, choices=Menu.choices, default=Menu.MAIN)
    label = models.CharField(_("Words"), max_length=60, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Page"),
    )
    shop_page = models.CharField(
        _("Part of the shop"), max_length=40, blank=True, choices=list(SHOP_PAGES.items())
    )

    panels = [
        FieldPanel("menu"),
        FieldPanel("label_vi"),
        FieldPanel("label_en"),
        FieldPanel("page"),
        FieldPanel("shop_page"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("entry of a menu")
        verbose_name_plural = _("entries of a menu")

    def __str__(self):
        return self.label or str(self.page or self.shop_page)
