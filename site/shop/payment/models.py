"""Money: tries to pay, refunds, disputes, and what providers told us. Whole đồng."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PaymentAttempt(models.Model):
    """One try to pay one order. Its provider's ids are unique: nothing is booked twice."""

    class Status(models.TextChoices):
        CREATED = "created", _("Not begun")
        OPEN = "open", pgettext_lazy("of a payment", "Open")
        PAID = "paid", _("Paid")
        EXPIRED = "expired", _("Ended unpaid")
        QUARANTINED = "quarantined", _("Stopped: does not match the order")

    #: Those in which money may still come.
    LIVE = (Status.CREATED, Status.OPEN)

    class Means(models.TextChoices):
        CARD = "card", _("Card")
        CASH = "cash", _("Cash")
        TRANSFER = "transfer", _("Bank transfer")

    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, related_name="payment_attempts"
    )
    provider = models.CharField(_("Provider"), max_length=16)
    means = models.CharField(_("Means"), max_length=8, choices=Means.choices)
    amount = models.PositiveIntegerField(_("Amount"))
    status = models.CharField(
        _("Status"), max_length=12, choices=Status.choices, default=Status.CREATED
    )
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    session_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    session_url = models.URLField(max_length=1024, blank=True)
    payment_intent = models.CharField(max_length=255, unique=True, null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    paid_at = models.DateTimeField(_("Paid at"), null=True, blank=True)
    refunded_total = models.PositiveIntegerField(_("Refunded"), default=0, editable=False)
    by = models.ForeignKey(
        "auth.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Payment")
        verbose_name_plural = _("Payments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(refunded_total__lte=models.F("amount")),
                name="attempt_refunds_within_amount",
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=models.Q(status__in=("created", "open")),
                name="attempt_one_live_per_order",
            ),
        ]

    def __str__(self):
        return f"{self.order_id}/{self.pk} {self.status}"


class Refund(models.Model):
    """Money that goes back. Counted against its payment from the moment it is asked for."""

    class Status(models.TextChoices):
        ASKED = "asked", _("Asked for")
        PENDING = "pending", _("On its way")
        DONE = "done", _("Refunded")
        FAILED = "failed", _("Failed")

    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="refunds")
    amount = models.PositiveIntegerField(_("Amount"))
    status = models.CharField(
        _("Status"), max_length=8, choices=Status.choices, default=Status.ASKED
    )
    reason = models.CharField(_("Reason"), max_length=255)
    provider_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        "auth.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Refund")
        verbose_name_plural = _("Refunds")
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_positive")
        ]

    def __str__(self):
        return f"{self.attempt_id}/{self.pk} {self.status}"


class Dispute(models.Model):
    """A buyer's bank takes the money back; while it is open, nothing is handed over."""

    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="disputes")
    provider_id = models.CharField(max_length=255, unique=True)
    amount = models.PositiveIntegerField(_("Amount"))
    status = models.CharField(_("Status"), max_length=32)
    is_open = models.BooleanField(_("Open"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Dispute")
        verbose_name_plural = _("Disputes")

    def __str__(self):
        return self.provider_id


class WebhookEvent(models.Model):
    """The inbox: what a provider sent, signed, once per event id. The worker acts on it."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        FAILED = "failed", _("Given up")

    provider = models.CharField(max_length=16)
    event_id = models.CharField(max_length=255)
    kind = models.CharField(max_length=64)
    payload = models.JSONField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)
    error = models.TextField(blank=True)
    received_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Message of a provider")
        verbose_name_plural = _("Messages of providers")
        constraints = [
            models.UniqueConstraint(fields=["provider", "event_id"], name="webhook_once_per_event")
        ]

    def __str__(self):
        return f"{self.kind} {self.event_id}"


class StaffAlert(models.Model):
    """Something about money that a person must look at. `key` keeps it from being raised twice."""

    class Kind(models.TextChoices):
        MISMATCH = "mismatch", _("A payment does not match its order")
        UNFILLABLE = "unfillable", _("Paid after the goods were gone")
        PAID_TWICE = "paid_twice", _("Paid twice")
        DISPUTE = "dispute", _("Payment disputed")
        REFUND_FAILED = "refund_failed", _("A refund failed")
        UNKNOWN_PAYMENT = "unknown_payment", _("A payment that no order explains")
        STUCK = "stuck", _("Something does not get done")

    key = models.CharField(max_length=255, unique=True)
    kind = models.CharField(_("Kind"), max_length=16, choices=Kind.choices)
    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, null=True, blank=True, related_name="alerts"
    )
    details = models.TextField(_("Details"), blank=True)
    raised_at = models.DateTimeField(_("Raised"), auto_now_add=True)
    closed_at = models.DateTimeField(_("Closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        "auth.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Alert")
        verbose_name_plural = _("Alerts")

    def __str__(self):
        return f"{self.get_kind_display()} {self.key}"


# isort: split
from oscar.apps.payment.models import *  # noqa: E402,F403  after ours: it skips what exists
