"""All blocks of a page's body, in the groups that an editor sees."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from cms.shelves import live_for
from cms.shelves.addresses import resolved

from .actions import CallToActionBlock, TimelineBlock
from .live import (
    OutletCardsBlock,
    ProducerCardsBlock,
    ProductShelfBlock,
    ProductSpotlightBlock,
    SeasonCalendarBlock,
)
from .media import DocumentsBlock, GalleryBlock, PictureBlock, VideoBlock
from .pages import MapBlock, PageCardsBlock
from .sections import runs
from .text import FaqBlock, HeadingBlock, ProseBlock, QuoteBlock, StepsBlock

TEXT = _("Words")
MEDIA = _("Pictures and papers")
SHOP = _("From the shop")
PAGES = _("Other pages")


class BodyBlock(StreamBlock):
    heading = HeadingBlock(group=TEXT)
    prose = ProseBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    steps = StepsBlock(group=TEXT)
    faq = FaqBlock(group=TEXT)
    timeline = TimelineBlock(group=TEXT)
    picture = PictureBlock(group=MEDIA)
    gallery = GalleryBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    documents = DocumentsBlock(group=MEDIA)
    product_shelf = ProductShelfBlock(group=SHOP)
    product_spotlight = ProductSpotlightBlock(group=SHOP)
    outlet_cards = OutletCardsBlock(group=SHOP)
    producer_cards = ProducerCardsBlock(group=SHOP)
    season_calendar = SeasonCalendarBlock(group=SHOP)
    page_cards = PageCardsBlock(group=PAGES)
    map = MapBlock(group=PAGES)
    call_to_action = CallToActionBlock(group=PAGES)

    class Meta:
        required = False
        template = "cms/blocks/body.html"

    def render(self, value, context=None):
        with resolved(value.get_prep_value(), (context or {}).get("request")):
            return super().render(value, context)

    def get_context(self, value, parent_context=None):
        """`live` is read by the blocks; `runs` are drawn in order."""
        context = super().get_context(value, parent_context)
        pairs = [(block.block_type, block.value) for block in value]
        return context | {"live": live_for(pairs, context), "runs": runs(value)}
