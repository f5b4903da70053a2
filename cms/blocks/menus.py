"""What menus are made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from .links import LinkBlock

LONGEST_LABEL = 40


class EntryBlock(StructBlock):
    """A link whose words follow the title of what it leads to, where none are given."""

    link = LinkBlock(label=_("Leads to"))
    label_vi = CharBlock(
        label=_("Words in Vietnamese"),
        required=False,
        max_length=LONGEST_LABEL,
        help_text=_("Left empty, the title of the page stands here."),
    )
    label_en = CharBlock(label=_("Words in English"), required=False, max_length=LONGEST_LABEL)

    class Meta:
        label = _("Entry")
        icon = "link"
        label_format = "{label_vi}"

    def clean(self, value):
        value = super().clean(value)
        if value["link"].leads_away and not value["label_vi"]:
            wrong = ValidationError(_("An address of another site needs words."))
            raise StructBlockValidationError(block_errors={"label_vi": wrong})
        return value


class ColumnBlock(StructBlock):
    """A column of the foot of the page."""

    heading_vi = CharBlock(label=_("Heading in Vietnamese"), max_length=LONGEST_LABEL)
    heading_en = CharBlock(label=_("Heading in English"), required=False, max_length=LONGEST_LABEL)
    entries = ListBlock(EntryBlock(), label=_("Entries"), max_num=10)

    class Meta:
        label = _("Column")
        icon = "list-ul"
        label_format = "{heading_vi}"
