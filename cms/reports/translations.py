"""Vietnamese pages whose English is missing, incomplete, older than its source, or unpublished."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from cms.models import ContentPage

from .base import Report, may_translate


class State(TextChoices):
    MISSING = "missing", _("No English yet")
    STALE = "stale", _("Source changed after the translation")
    PARTIAL = "partial", _("Texts wait for translation")
    DRAFT = "draft", _("Translated, not published")


def awaiting() -> QuerySet[ContentPage]:
    """Live Vietnamese pages with work for translators: `english_state`, `waiting` (texts),
    `english` and `source` (keys, or None)."""
    language = Locale.objects.get(language_code="en")
    english = ContentPage.objects.filter(
        translation_key=OuterRef("translation_key"), locale=language, alias_of=None
    )
    source = TranslationSource.objects.filter(object_id=OuterRef("translation_key"))
    pages = (
        ContentPage.objects.live()
        .filter(locale__language_code="vi")
        .annotate(
            english=Subquery(english.values("pk")[:1]),
            source=Subquery(source.values("pk")[:1]),
            translated_at=Subquery(source.values("last_updated_at")[:1]),
            waiting=waiting_texts(language),
        )
    )
    unpublished = Exists(english.filter(Q(live=False) | Q(has_unpublished_changes=True)))
    state = Case(
        When(english=None, then=Value(State.MISSING)),
        When(translated_at__lt=F("last_published_at"), then=Value(State.STALE)),
        When(waiting__gt=0, then=Value(State.PARTIAL)),
        When(unpublished, then=Value(State.DRAFT)),
        default=Value(""),
    )
    return pages.annotate(english_state=state).exclude(english_state="")


def waiting_texts(language: Locale) -> Coalesce:
    """How many texts of a page's source have no translation, worked out by the database."""
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=language
    ).filter(has_error=False)
    texts = StringSegment.objects.filter(
        ~Exists(translated), source__object_id=OuterRef("translation_key")
    )
    counted = texts.order_by().values("source").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def next_step(page) -> str:
    """Where a translator goes on with it."""
    if page.english_state == State.MISSING:
        return reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    if page.english_state == State.STALE:
        return reverse("wagtail_localize:update_translations", args=[page.source])
    return reverse("wagtailadmin_pages:edit", args=[page.english])


class TranslationsFilter(WagtailFilterSet):
    english_state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices)

    class Meta:
        model = ContentPage
        fields = ["english_state"]


def label_of(page) -> str:
    return State(page.english_state).label


class TranslationsReport(Report):
    name = "translations"
    page_title = _("English to be written")
    header_icon = "wagtail-localize-language"
    lead = _("Published pages whose English is missing, incomplete, older, or not published.")
    nothing = _("Every published page has its English.")
    filterset_class = TranslationsFilter
    columns = [
        TitleColumn("title", label=_("Page"), get_url=next_step),
        Column("english_state", label=_("State"), accessor=label_of),
        Column("waiting", label=_("Texts that wait")),
        DateColumn("last_published_at", label=_("Source published")),
        DateColumn("translated_at", label=_("Source as translated")),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not may_translate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return awaiting().order_by("-last_published_at", "pk")
