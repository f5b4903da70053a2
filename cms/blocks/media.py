"""Pictures, films and papers."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, TextBlock, URLBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.shelves import live_of

YOUTUBE = re.compile(
    r"https://(?:www\.youtube\.com/watch\?v=|youtu\.be/|www\.youtube\.com/shorts/)([\w-]{11})"
)
VIMEO = re.compile(r"https://vimeo\.com/(\d{6,12})")


class PictureBlock(StructBlock):
    """A picture; one that is not decoration has an alt text, kept with the picture itself."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = CharBlock(label=_("Caption"), max_length=250, required=False)
    is_decorative = BooleanBlock(
        label=_("Decoration only"),
        help_text=_("Says nothing that the text does not: screen readers skip it."),
        required=False,
    )

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "cms/blocks/picture.html"

    def clean(self, value):
        value = super().clean(value)
        picture = value["picture"]
        if picture and not value["is_decorative"] and not picture.alt_vi:
            wrong = ValidationError(
                _("Say what the picture shows (edit the picture), or tick “Decoration only”.")
            )
            raise StructBlockValidationError(block_errors={"picture": wrong})
        return value


class GalleryBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120, required=False)
    pictures = ListBlock(PictureBlock(), label=_("Pictures"), min_num=2)

    class Meta:
        label = _("Gallery")
        icon = "image"
        template = "cms/blocks/gallery.html"


class VideoBlock(StructBlock):
    """A film at YouTube or Vimeo: nothing is asked of them before the visitor agrees."""

    address = URLBlock(label=_("Address at YouTube or Vimeo"))
    title = CharBlock(label=_("Title"), max_length=200)
    poster = ImageChooserBlock(label=_("Picture shown before it plays"), required=False)
    transcript = TextBlock(label=_("What is said and seen"), required=False)

    class Meta:
        label = _("Video")
        icon = "media"
        template = "cms/blocks/video.html"

    def get_context(self, value, parent_context=None):
        site, company = keeper_of(value["address"])
        film = {"player": player_of(value["address"]), "site": site, "company": company}
        return super().get_context(value, parent_context) | film

    def clean(self, value):
        value = super().clean(value)
        if not player_of(value["address"]):
            wrong = ValidationError(_("Only films at YouTube or Vimeo can be shown."))
            raise StructBlockValidationError(block_errors={"address": wrong})
        return value


def player_of(address: str) -> str:
    """Address of the player without tracking cookies; empty for an unknown site."""
    if match := YOUTUBE.match(address):
        return f"https://www.youtube-nocookie.com/embed/{match[1]}"
    if match := VIMEO.match(address):
        return f"https://player.vimeo.com/video/{match[1]}?dnt=1"
    return ""


def keeper_of(address: str) -> tuple[str, str]:
    """The site, and the company that learns who watches."""
    return ("YouTube", "Google") if YOUTUBE.match(address) else ("Vimeo", "Vimeo")


class PaperBlock(StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    note = CharBlock(label=_("What it is"), max_length=200, required=False)


class DocumentsBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=120, required=False)
    documents = ListBlock(PaperBlock(), label=_("Documents"), min_num=1)

    class Meta:
        label = _("Documents")
        icon = "doc-full"
        template = "cms/blocks/documents.html"

    def get_context(self, value, parent_context=None):
        live = live_of("documents", value, parent_context)
        return super().get_context(value, parent_context) | {"papers": live.papers(value)}
