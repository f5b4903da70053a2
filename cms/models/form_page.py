"""Forms that visitors send: sell with us, nominate, wholesale, complain."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.fields import RichTextField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from cms.blocks import FEATURES

from .content_page import ContentPage


class FormPage(FormMixin, ContentPage):
    """Staff build the fields; a consent that is not pre-ticked is always asked for."""

    class Purpose(models.TextChoices):
        SELL = "sell", _("Sell with us")
        NOMINATE = "nominate", _("Nominate a producer")
        WHOLESALE = "wholesale", _("Wholesale enquiry")
        COMPLAINT = "complaint", _("Complaint")
        OTHER = "other", _("Something else")

    purpose = models.CharField(
        _("Purpose"), max_length=16, choices=Purpose.choices, default=Purpose.OTHER
    )
    consent_text = models.TextField(
        _("What the sender agrees to"),
        max_length=600,
        help_text=_("Who keeps the data, for what and how long. Each sending keeps this wording."),
    )
    thanks = RichTextField(_("Shown after sending"), features=FEATURES, blank=True)
    notify = models.CharField(
        _("Tell these addresses"),
        max_length=255,
        blank=True,
        help_text=_("E-mail addresses of staff, with commas between them."),
    )
    answer_within_days = models.PositiveSmallIntegerField(_("Answered within days"), default=7)

    parent_page_types = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("purpose"),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
        InlinePanel("form_fields", label=_("Field")),
        FieldPanel("consent_text"),
        FieldPanel("thanks"),
        MultiFieldPanel(
            [FieldPanel("notify"), FieldPanel("answer_within_days")], heading=_("For staff")
        ),
    ]

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")


class FormField(TranslatableMixin, AbstractFormField):
    """One question."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")

    #: Answers in both languages are kept under one name.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("clean_name", "default_value")
    ]

    class Meta(AbstractFormField.Meta):
        unique_together = [("translation_key", "locale")]
        verbose_name = _("field of a form")
        verbose_name_plural = _("fields of a form")
