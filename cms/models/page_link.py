"""A link that a page has, and what came of following it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class PageLink(models.Model):
    """To a page of ours, to a document, or to an address: one of the three is given.

    Page and document are no foreign keys: that they are gone is what staff are to be told.
    """

    class State(models.TextChoices):
        NEW = "new", _("Not looked at yet")
        FINE = "fine", _("Leads somewhere")
        GONE = "gone", _("There is nothing there")
        HIDDEN = "hidden", _("Taken down")
        SILENT = "silent", _("No answer from that site")
        REFUSED = "refused", _("An address that no page should lead to")

    BROKEN = (State.GONE, State.HIDDEN, State.SILENT, State.REFUSED)

    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="links", verbose_name=_("page")
    )
    words = models.CharField(_("Words"), max_length=255, blank=True)
    to_page = models.PositiveIntegerField(null=True, blank=True)
    to_document = models.PositiveIntegerField(null=True, blank=True)
    address = models.CharField(_("Address"), max_length=2000, blank=True, db_index=True)
    state = models.CharField(_("State"), max_length=8, choices=State.choices, default=State.NEW)
    looked_at = models.DateTimeField(_("Looked at"), null=True, blank=True)
    broken_since = models.DateTimeField(_("Broken since"), null=True, blank=True)

    class Meta:
        verbose_name = _("link of a page")
        verbose_name_plural = _("links of pages")

    def __str__(self):
        return self.address or self.words

    @classmethod
    def book(cls, links, state: "PageLink.State"):
        """Writes what came of following these links (a queryset)."""
        now = timezone.now()
        if state not in cls.BROKEN:
            links.update(state=state, looked_at=now, broken_since=None)
            return
        links.filter(broken_since=None).update(broken_since=now)
        links.update(state=state, looked_at=now)
