"""Mail that is to go out: written with what it tells of, sent by the worker."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """One mail. `key` names the occasion, so that it is told of once however often it is put."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Given up")

    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(_("Kind"), max_length=32)
    order = models.ForeignKey(
        "order.Order",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mails",
        verbose_name=_("Order"),
    )
    to = models.EmailField(_("To"))
    language = models.CharField(_("Language"), max_length=2)
    #: What the template needs beside the order: plain JSON.
    data = models.JSONField(default=dict, blank=True)
    message_id = models.UUIDField(default=uuid.uuid4, editable=False)
    status = models.CharField(
        _("Status"), max_length=8, choices=Status.choices, default=Status.WAITING
    )
    tries = models.PositiveSmallIntegerField(_("Tries"), default=0)
    next_try_at = models.DateTimeField(_("Next try"), default=timezone.now, db_index=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("Sent at"), null=True, blank=True)
    error = models.TextField(_("Error"), blank=True)
    created_at = models.DateTimeField(_("Written at"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Mail")
        verbose_name_plural = _("Mails")

    def __str__(self):
        return self.key


# isort: split
from oscar.apps.communication.models import *  # noqa: E402,F403  after ours
