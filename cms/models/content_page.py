"""What every page of ours has, whatever its type."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from catalogue.text import fold, nfc
from catalogue.views import trail
from cms.blocks import BodyBlock
from cms.news.structured_data import faq_data
from cms.page_translation import slug_in_language, untranslated_texts, would_slip_in
from design.frame import frame


class ContentPage(Page):
    """A page with a sentence, a picture and a body of blocks; never made by itself.

    A table of its own, so that cards, search and reports read pages of all types in one query.
    """

    is_creatable = False
    #: HTTP methods that the page answers (cms.methods).
    methods = ("GET", "HEAD", "OPTIONS")
    summary = models.CharField(
        _("In one sentence"),
        max_length=300,
        blank=True,
        help_text=_("Stands under the title, on cards and in search results."),
    )
    picture = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Picture"),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("Body"))
    #: How many texts of an English page are still in Vietnamese (cms.page_translation).
    untranslated = models.PositiveIntegerField(default=0, editable=False)
    search_title = models.CharField(max_length=255, editable=False, blank=True, default="")
    search_text = models.TextField(editable=False, blank=True, default="")

    #: Not for translators: made anew, or the same in both languages.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("slug", "search_title", "search_text", "untranslated")
    ]
    summary_panels = [FieldPanel("summary"), FieldPanel("picture")]
    body_panels = [FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
    ]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self):
        return self.title

    @cached_property
    def versions(self) -> dict[str, "ContentPage"]:
        """{language: the live page in it}, aliases included: one query."""
        pages = ContentPage.objects.live().filter(translation_key=self.translation_key)
        return {page.locale.language_code: page for page in pages.select_related("locale")}

    @property
    def is_english(self) -> bool:
        """Of an English page: whether it really is in English (docs/translation.md)."""
        return not self.alias_of_id and not self.untranslated

    @property
    def is_translated(self) -> bool:
        """Whether both languages have a page of their own; see `design.frame`."""
        english = self.versions.get("en")
        return bool(english and english.is_english)

    def get_absolute_url(self) -> str:
        """In the active language where there is such a page, else in Vietnamese."""
        version = self.versions.get(get_language()) or self.versions.get("vi") or self
        return version.url or ""

    def clean(self):
        super().clean()
        self.title, self.summary = nfc(self.title), nfc(self.summary)

    def save(self, *args, **kwargs):
        """An English page that lacks texts is written only by publishing it (page_translation)."""
        if "update_fields" in kwargs:
            return super().save(*args, **kwargs)
        self.untranslated = untranslated_texts(self)
        self.slug = slug_in_language(self)
        if would_slip_in(self):
            return None
        self.search_title = fold(self.title)
        self.search_text = fold(" ".join(self.words()))[:20_000]
        return super().save(*args, **kwargs)

    def words(self) -> list[str]:
        """What search reads, most telling first."""
        return [self.title, self.summary, *self.body.stream_block.get_searchable_content(self.body)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        told = {"faq_data": faq_data(self)}
        return context | told | frame(request, self) | self.get_trail() | self.get_language_note()

    def get_language_note(self) -> dict:
        """`page_lang`: vi where Vietnamese stands in; `is_partial`: not for all of it."""
        stands_in = self.locale.language_code == "en" and not self.is_english
        return {"page_lang": "vi" if stands_in else "", "is_partial": not self.alias_of_id}

    def get_trail(self) -> dict:
        """Breadcrumbs from the front page on."""
        above = [(page.title, page.url) for page in self.get_ancestors().live()[2:]]
        return trail(*above, (self.title, None))
