"""An opening, a festival, a tasting: when, where, and into the visitor's calendar."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from cms.news.calendar_file import calendar_file
from cms.news.structured_data import event_data
from cms.news.timing import countdown

from .content_page import ContentPage


class EventPage(RoutablePageMixin, ContentPage):
    """Times are local; of an event that lasts whole days only the dates count."""

    starts_at = models.DateTimeField(_("Begins"), db_index=True)
    ends_at = models.DateTimeField(_("Ends"), db_index=True)
    lasts_whole_days = models.BooleanField(_("Whole days"), default=False)
    venue = models.CharField(_("Where"), max_length=200)
    address = models.CharField(_("Address"), max_length=255, blank=True)
    outlet = models.ForeignKey(
        "partner.Partner",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("At an outlet"),
    )
    organiser = models.CharField(_("Organiser"), max_length=200, blank=True)

    parent_page_types = ["cms.EventIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("lasts_whole_days"),
                FieldPanel("venue"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("outlet"), FieldPanel("organiser")]),
            ],
            heading=_("When and where"),
        ),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def get_context(self, request, *args, **kwargs):
        """`countdown` in words, the first and last local day."""
        first, last = timezone.localdate(self.starts_at), timezone.localdate(self.ends_at)
        return super().get_context(request, *args, **kwargs) | {
            "first_day": first,
            "last_day": last,
            "countdown": countdown(first, last),
            "is_over": self.ends_at < timezone.now(),
            "structured_data": event_data(self),
        }

    @path("calendar/")
    def calendar(self, request):
        response = HttpResponse(calendar_file(self), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.slug}.ics"'
        return response

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it begins.")})
