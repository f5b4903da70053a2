"""Forms that visitors send: sell with us, nominate, wholesale, complain."""

import json

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import validate_email
from django.db import models
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.fields import RichTextField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from cms.blocks import FEATURES
from cms.forms.building import FIELD_TYPES, Builder
from cms.forms.sending import keep, sent_with, ticket
from shop.limits import too_many

from .content_page import ContentPage
from .sent_form import SentForm


def cleaned_of_nul(data):
    """What was posted without the sign that databases refuse."""
    data = data.copy()
    for name in data:
        data.setlist(name, [value.replace("\x00", "") for value in data.getlist(name)])
    return data


def json_of(form) -> dict:
    """The answers to what staff asked, as JSON holds them."""
    answers = {name: form.cleaned_data[name] for name in form.asked()}
    return json.loads(json.dumps(answers, cls=DjangoJSONEncoder))


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

    methods = ("GET", "HEAD", "POST", "OPTIONS")
    form_builder = Builder

    @property
    def leads_to(self) -> str:
        """URL name of where this is asked, if it is not asked here: producers apply in one way."""
        return "sell_with_us" if self.purpose == self.Purpose.SELL else ""

    @property
    def source(self) -> "FormPage":
        """The Vietnamese page, with which everything is kept."""
        if self.locale.language_code == "vi":
            return self
        return self.get_translations().filter(locale__language_code="vi").get().specific

    @property
    def addresses(self) -> list[str]:
        """Of staff who are told."""
        return [address.strip() for address in self.notify.split(",") if address.strip()]

    def clean(self):
        super().clean()
        for address in self.addresses:
            try:
                validate_email(address)
            except ValidationError as wrong:
                raise ValidationError({"notify": wrong.messages}) from wrong

    def get_submissions_list_view_class(self):
        """By its name: the editor's screens are loaded after the models."""
        return import_string("cms.forms.views.SentFormsView")

    def get_submission_class(self):
        return SentForm

    def get_submissions(self):
        return SentForm.objects.filter(page=self.source.pk)

    def get_data_fields(self):
        added = [("state", _("State")), ("reference", _("Number of the message"))]
        return [*super().get_data_fields(), *added]

    def serve(self, request, *args, **kwargs):
        if request.method == "POST" and self.leads_to:
            return redirect(self.leads_to)
        if request.method == "POST":
            return self.receive(request)
        if "sent" in request.GET:
            return self.render_landing_page(request, sent_with(request.GET["sent"]))
        return self.show(request, self.get_form(page=self))

    def receive(self, request):
        """Kept, and led to the thanks; else the form again, with all that was typed."""
        form = self.get_form(cleaned_of_nul(request.POST), page=self)
        if too_many(request, group="form", rate="10/h"):
            form.add_error(None, _("That was often. Please try again in an hour."))
        if not form.is_valid():
            return self.show(request, form, status=422)
        sent = keep(
            page=self,
            answers=json_of(form),
            key=form.key,
            language=self.locale.language_code,
            consent=self.consent_text,
        )
        return redirect(f"{self.url}?sent={ticket(sent)}")

    def show(self, request, form, status=200):
        response = TemplateResponse(
            request, self.get_template(request), self.get_context(request) | {"form": form}
        )
        response.status_code = status
        add_never_cache_headers(response)
        return response

    def render_landing_page(self, request, form_submission=None, *args, **kwargs):
        context = self.get_context(request) | {"sent": form_submission, "noindex": True}
        response = TemplateResponse(request, self.landing_page_template, context)
        add_never_cache_headers(response)
        return response


class FormField(TranslatableMixin, AbstractFormField):
    """One question."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")

    field_type = models.CharField(_("Kind of field"), max_length=16, choices=FIELD_TYPES)

    #: Answers in both languages are kept under one name.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("clean_name", "default_value")
    ]

    class Meta(AbstractFormField.Meta):
        unique_together = [("translation_key", "locale")]
        verbose_name = _("field of a form")
        verbose_name_plural = _("fields of a form")
