"""Words."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

#: What the design has a look for.
FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class ProseBlock(RichTextBlock):
    """Paragraphs, lists and links; headings are a block of their own."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "cms/blocks/prose.html"


class HeadingBlock(CharBlock):
    class Meta:
        label = _("Heading")
        icon = "title"
        template = "cms/blocks/heading.html"


class QuoteBlock(StructBlock):
    quote = TextBlock(label=_("Words"), max_length=600)
    speaker = CharBlock(label=_("Who said it"), max_length=120, required=False)
    role = CharBlock(label=_("What they are"), max_length=120, required=False)

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "cms/blocks/quote.html"


class StepBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120, required=False)
    text = ProseBlock(label=_("What to do"))


class StepsBlock(StructBlock):
    """Steps in their order, or a recipe where there are ingredients."""

    title = CharBlock(label=_("Title"), max_length=120)
    ingredients = ListBlock(
        CharBlock(max_length=200), label=_("Ingredients"), min_num=0, default=[]
    )
    steps = ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        label = _("Steps or recipe")
        icon = "list-ol"
        template = "cms/blocks/steps.html"


class QuestionBlock(StructBlock):
    question = CharBlock(label=_("Question"), max_length=200)
    answer = ProseBlock(label=_("Answer"))


class FaqBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120, required=False)
    questions = ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        label = _("Questions and answers")
        icon = "help"
        template = "cms/blocks/faq.html"
