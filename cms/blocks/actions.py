"""What a visitor may do next, and how far something has come."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, TextBlock

from .links import ButtonBlock


class CallToActionBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120)
    text = TextBlock(label=_("Text"), max_length=300, required=False)
    button = ButtonBlock(label=_("Button"))

    class Meta:
        label = _("Call to action")
        icon = "bullhorn"
        template = "cms/blocks/call_to_action.html"


class MomentBlock(StructBlock):
    when = CharBlock(label=_("When"), max_length=60)
    title = CharBlock(label=_("Title"), max_length=120)
    text = TextBlock(label=_("Text"), max_length=400, required=False)
    state = ChoiceBlock(
        choices=[("done", _("Done")), ("now", _("Under way")), ("planned", _("Planned"))],
        default="planned",
        label=_("State"),
    )


class TimelineBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120)
    moments = ListBlock(MomentBlock(), label=_("Moments"), min_num=1)

    class Meta:
        label = _("Timeline")
        icon = "history"
        template = "cms/blocks/timeline.html"
