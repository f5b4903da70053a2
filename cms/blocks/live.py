"""What the shop has now: products, outlets, producers, seasons."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    StructBlock,
    TextBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.selections import RULES
from cms.shelves import live_of, months

from .choosers import (
    OutletChooserBlock,
    ProducerChooserBlock,
    ProductChooserBlock,
    SpecialtyChooserBlock,
)


class ProductShelfBlock(StructBlock):
    """Products chosen one by one, or those a rule finds today."""

    title = CharBlock(label=_("Title"), max_length=120)
    intro = CharBlock(label=_("One sentence"), max_length=250, required=False)
    rule = ChoiceBlock(
        choices=[(key, rule.label) for key, rule in RULES.items()],
        label=_("By rule"),
        help_text=_("Leave empty to choose products one by one."),
        required=False,
    )
    specialty = SpecialtyChooserBlock(label=_("Only of this specialty"), required=False)
    products = ListBlock(ProductChooserBlock(), label=_("Or these products"), min_num=0, default=[])
    at_most = IntegerBlock(label=_("At most"), min_value=1, max_value=12, default=8)

    class Meta:
        label = _("Shelf of products")
        icon = "tag"
        template = "cms/blocks/product_shelf.html"

    def get_context(self, value, parent_context=None):
        live = live_of("product_shelf", value, parent_context)
        return super().get_context(value, parent_context) | {"shelf": live.shelf(value)}

    def clean(self, value):
        value = super().clean(value)
        by_rule = bool(value["rule"] or value["specialty"])
        if by_rule == bool(value["products"]):
            wrong = ValidationError(_("Choose a rule or specialty, or products: one of the two."))
            raise StructBlockValidationError(block_errors={"rule": wrong})
        return value


class ProductSpotlightBlock(StructBlock):
    product = ProductChooserBlock(label=_("Product"))
    text = TextBlock(label=_("Why this one"), max_length=400, required=False)

    class Meta:
        label = _("One product, large")
        icon = "pick"
        template = "cms/blocks/product_spotlight.html"

    def get_context(self, value, parent_context=None):
        live = live_of("product_spotlight", value, parent_context)
        return super().get_context(value, parent_context) | {"product": live.spotlight(value)}


class OutletCardsBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120, required=False)
    outlets = ListBlock(
        OutletChooserBlock(),
        label=_("Outlets"),
        help_text=_("None chosen: all of them."),
        min_num=0,
        default=[],
    )

    class Meta:
        label = _("Outlets, with “open now”")
        icon = "home"
        template = "cms/blocks/outlet_cards.html"

    def get_context(self, value, parent_context=None):
        live = live_of("outlet_cards", value, parent_context)
        return super().get_context(value, parent_context) | {"shown_outlets": live.outlets(value)}


class ProducerCardsBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120)
    intro = CharBlock(label=_("One sentence"), max_length=250, required=False)
    producers = ListBlock(
        ProducerChooserBlock(),
        label=_("Producers"),
        help_text=_("None chosen: those with the most products."),
        min_num=0,
        default=[],
    )

    class Meta:
        label = _("Producers")
        icon = "group"
        template = "cms/blocks/producer_cards.html"

    def get_context(self, value, parent_context=None):
        live = live_of("producer_cards", value, parent_context)
        return super().get_context(value, parent_context) | {"producers": live.producers(value)}


class SeasonCalendarBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120)
    specialties = ListBlock(
        SpecialtyChooserBlock(),
        label=_("Specialties"),
        help_text=_("None chosen: all that have a season."),
        min_num=0,
        default=[],
    )
    only_now = BooleanBlock(label=_("Only what is in season now"), required=False)

    class Meta:
        label = _("Season calendar")
        icon = "date"
        template = "cms/blocks/season_calendar.html"

    def get_context(self, value, parent_context=None):
        live = live_of("season_calendar", value, parent_context)
        calendar = {"rows": live.calendar(value), "months": months()}
        return super().get_context(value, parent_context) | calendar
