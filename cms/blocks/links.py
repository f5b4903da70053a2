"""Where something leads: a page, a part of the shop, or another site."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    PageChooserBlock,
    StructBlock,
    StructValue,
    URLBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.shelves.addresses import addresses

#: URL name → what staff call it.
SHOP_PAGES = {
    "catalogue": _("All specialties"),
    "outlets": _("Our outlets"),
    "producers": _("Producers"),
    "about_ocop": _("What is OCOP?"),
    "ranking": _("How we rank products"),
    "search": _("Search"),
    "trace_form": _("Trace a pack"),
    "order_lookup": _("Find your order"),
    "basket": _("Basket"),
    "account": _("Your account"),
}


class LinkValue(StructValue):
    """`url` is empty where the page is gone or nobody may read it."""

    @property
    def url(self) -> str:
        if page := self.get("page"):
            return addresses([page.pk])[page.pk]
        if name := self.get("shop_page"):
            return reverse(name)
        return self.get("address") or ""

    @property
    def leads_away(self) -> bool:
        """To another site."""
        return bool(not self.get("page") and not self.get("shop_page") and self.get("address"))


class LinkBlock(StructBlock):
    """Exactly one of the three; `required` says whether it may be none."""

    page = PageChooserBlock(label=_("Page"), required=False)
    shop_page = ChoiceBlock(
        choices=list(SHOP_PAGES.items()), label=_("Part of the shop"), required=False
    )
    address = URLBlock(label=_("Address of another site"), required=False)

    class Meta:
        label = _("Link")
        icon = "link"
        value_class = LinkValue

    def __init__(self, *args, required=True, **kwargs):
        self.must_lead = required
        super().__init__(*args, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        given = [name for name in ("page", "shop_page", "address") if value.get(name)]
        if len(given) > 1 or (self.must_lead and not given):
            wrong = ValidationError(_("Give one: a page, a part of the shop, or an address."))
            raise StructBlockValidationError(block_errors={(given or ["page"])[-1]: wrong})
        return value


class ButtonBlock(StructBlock):
    """A link with words of its own."""

    text = CharBlock(label=_("Words"), max_length=60)
    link = LinkBlock(label=_("Leads to"))

    class Meta:
        label = _("Button")
        icon = "link"
