"""What passed between producers and the shop."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ProducerEvent(models.Model):
    """One line of a producer's trail. Written once: the database refuses to change or delete it."""

    class Kind(models.TextChoices):
        CONTACT = "contact", _("Contact")
        SUSPENDED = "suspended", _("Suspended")
        REINSTATED = "reinstated", _("Suspension ended")
        INVITED = "invited", _("Invited")
        JOINED = "joined", _("Joined")
        LEFT = "left", _("Left")
        UNINVITED = "uninvited", _("Invitation taken back")
        ROLE = "role", _("Role changed")
        SUBMITTED = "submitted", _("Sent for review")
        TAKEN_BACK = "taken_back", _("Taken back to change it")
        CHANGES = "changes", _("Changes requested")
        AGREED = "agreed", _("First of two approvals")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn from the shop")

    class Channel(models.TextChoices):
        PHONE = "phone", _("By phone")
        MAIL = "mail", _("By e-mail")
        MESSAGE = "message", _("By message (Zalo, SMS)")
        VISIT = "visit", _("On a visit")
        LETTER = "letter", _("By letter")

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.PROTECT,
        related_name="events",
        verbose_name=_("Producer"),
    )
    kind = models.CharField(_("Kind"), max_length=16, choices=Kind.choices)
    channel = models.CharField(_("How"), max_length=8, choices=Channel.choices, blank=True)
    happened_on = models.DateField(_("Day"))
    text = models.TextField(_("What was said or done"))
    draft = models.ForeignKey(
        "producers.Draft",
        on_delete=models.PROTECT,
        null=True,
        related_name="events",
        verbose_name=_("Draft"),
    )
    #: Of a draft: {"comments": {field: text}} or {"changes": {field: [before, after]}}.
    details = models.JSONField(_("Details"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("By"),
    )
    at = models.DateTimeField(_("Written at"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Line of a producer’s trail")
        verbose_name_plural = _("Producers’ trails")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="contact") ^ Q(channel=""), name="producer_event_contact_channel"
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.happened_on}"
