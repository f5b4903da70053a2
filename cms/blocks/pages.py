"""Other pages: as cards, on a map."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    PageChooserBlock,
    StructBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.shelves import live_of

from .links import LinkBlock

#: What a row of pages can show by itself.
LATEST = [
    ("articles", _("The latest articles")),
    ("events", _("The next events")),
    ("places", _("Places to see")),
    ("stories", _("Producers’ stories")),
    ("specialties", _("Specialties in season")),
]


class PageCardsBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120)
    intro = CharBlock(label=_("One sentence"), max_length=250, required=False)
    latest = ChoiceBlock(choices=LATEST, label=_("By themselves"), required=False)
    pages = ListBlock(PageChooserBlock(), label=_("Or these pages"), min_num=0, default=[])
    at_most = IntegerBlock(label=_("At most"), min_value=1, max_value=12, default=3)
    more = LinkBlock(label=_("Where there is more"), required=False)

    class Meta:
        label = _("Pages as cards")
        icon = "doc-full-inverse"
        template = "cms/blocks/page_cards.html"

    def get_context(self, value, parent_context=None):
        live = live_of("page_cards", value, parent_context)
        return super().get_context(value, parent_context) | {"cards": live.pages.cards(value)}

    def clean(self, value):
        value = super().clean(value)
        if bool(value["latest"]) == bool(value["pages"]):
            wrong = ValidationError(_("Choose a kind of page, or pages: one of the two."))
            raise StructBlockValidationError(block_errors={"latest": wrong})
        return value


class MapBlock(StructBlock):
    """Chosen places on a drawn map; outlets stand on it where wanted."""

    title = CharBlock(label=_("Title"), max_length=120)
    places = ListBlock(PageChooserBlock(page_type="cms.PlacePage"), label=_("Places"), min_num=1)
    with_outlets = BooleanBlock(label=_("With the outlets"), default=True, required=False)

    class Meta:
        label = _("Map of places")
        icon = "site"
        template = "cms/blocks/map.html"

    def get_context(self, value, parent_context=None):
        live = live_of("map", value, parent_context)
        places = live.pages.places_of(value)
        points = live.pages.points_of(value, live.known_outlets)
        return super().get_context(value, parent_context) | {"places": places, "points": points}
