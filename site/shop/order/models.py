"""An order, what it is made of, who hands over which part, and all that happened to it."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder

from shop.basket.models import ReceiveBy


def new_access_token() -> str:
    """What the order page's address holds: nobody guesses it; replaced, the old link is dead."""
    return secrets.token_urlsafe(24)


class Order(AbstractOrder):
    """Whole đồng throughout, VAT included. `number` is shown and is a key to nothing."""

    class Status(models.TextChoices):
        AWAITING_PAYMENT = "awaiting_payment", _("Awaiting payment")
        CONFIRMED = "confirmed", _("Confirmed")
        COMPLETED = "completed", _("Completed")
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Not paid in time")
        NO_SHOW = "no_show", _("Not collected")
        UNFILLABLE = "unfillable", _("Paid too late: refunded")

    class PaymentMethod(models.TextChoices):
        CARD = "card", _("Card")
        COUNTER = "counter", _("At the counter")

    #: Those in which goods are set aside.
    HOLDING = (Status.AWAITING_PAYMENT, Status.CONFIRMED)

    status = models.CharField(_("Status"), max_length=20, choices=Status.choices, db_index=True)
    checkout_key = models.UUIDField(unique=True, editable=False)
    access_token = models.CharField(
        max_length=64, unique=True, default=new_access_token, editable=False
    )
    language = models.CharField(_("Language"), max_length=2)
    receive_by = models.CharField(_("How it is received"), max_length=8, choices=ReceiveBy.choices)
    contact_name = models.CharField(_("Name"), max_length=128)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)  # E.164
    note = models.CharField(_("Note"), max_length=500, blank=True)
    invoice_company = models.CharField(_("Company"), max_length=255, blank=True)
    invoice_tax_code = models.CharField(_("Tax code"), max_length=14, blank=True)
    invoice_address = models.CharField(_("Company's address"), max_length=255, blank=True)
    payment_method = models.CharField(_("Payment"), max_length=8, choices=PaymentMethod.choices)
    total_incl_tax = models.PositiveIntegerField(_("Total"))
    total_excl_tax = models.PositiveIntegerField(editable=False)
    shipping_incl_tax = models.PositiveIntegerField(_("Delivery"), default=0)
    shipping_excl_tax = models.PositiveIntegerField(default=0, editable=False)
    discount_total = models.PositiveIntegerField(_("Discount"), default=0)
    #: Sums of what was paid and refunded; changed under the order's lock, with their records.
    paid_total = models.PositiveIntegerField(_("Paid"), default=0, editable=False)
    refunded_total = models.PositiveIntegerField(_("Refunded"), default=0, editable=False)
    hold_expires_at = models.DateTimeField(_("Held until"), null=True, blank=True, db_index=True)
    #: A dispute is open: nothing is handed over.
    is_frozen = models.BooleanField(_("Stopped"), default=False)

    class Meta(AbstractOrder.Meta):
        abstract = False
        verbose_name = _("Order")
        verbose_name_plural = _("Orders")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(refunded_total__lte=models.F("paid_total")),
                name="order_refunds_within_payments",
            )
        ]

    def get_absolute_url(self):
        """The page for whoever holds the link, in the active language."""
        return reverse("order", args=[self.number, self.access_token])

    @property
    def amount_due(self) -> int:
        """Still to be paid, in đồng."""
        return max(0, self.total_incl_tax - self.paid_total)

    @property
    def email(self) -> str:
        return self.guest_email or (self.user.email if self.user else "")


class Consignment(models.Model):
    """The part of an order that one outlet hands over or sends. Mostly an order has one."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("To prepare")
        PREPARING = "preparing", _("Being prepared")
        READY = "ready", _("Ready")
        COLLECTED = "collected", _("Collected")
        SHIPPED = "shipped", _("Shipped")
        CANCELLED = "cancelled", _("Cancelled")

    #: Those in which the goods have not left.
    OPEN = (Status.WAITING, Status.PREPARING, Status.READY)

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="consignments")
    outlet = models.ForeignKey(
        "partner.Partner",
        on_delete=models.PROTECT,
        related_name="consignments",
        verbose_name=_("Outlet"),
    )
    status = models.CharField(
        _("Status"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    #: Shown at the counter, by the customer, in person.
    code = models.CharField(_("Collection code"), max_length=8, unique=True)
    window = models.ForeignKey(
        "shipping.CollectionWindow",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consignments",
        verbose_name=_("Collection window"),
    )
    #: Collection: the no-show deadline.
    held_until = models.DateTimeField(_("Held until"), null=True, blank=True, db_index=True)
    carrier = models.CharField(_("Carrier"), max_length=64, blank=True)
    tracking_code = models.CharField(_("Tracking code"), max_length=64, blank=True)
    tracking_url = models.URLField(_("Tracking page"), blank=True)
    shipping_price = models.PositiveIntegerField(_("Delivery"), default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Consignment")
        verbose_name_plural = _("Consignments")
        constraints = [
            models.UniqueConstraint(fields=["order", "outlet"], name="consignment_per_outlet")
        ]
        indexes = [models.Index(fields=["outlet", "status"], name="consignment_desk")]

    def __str__(self):
        return f"{self.order.number} {self.outlet}"


class Line(AbstractLine):
    """What was bought, as it was called and priced then (`title` in Vietnamese). Whole đồng."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="lines")
    title_en = models.CharField(_("Title in English"), max_length=255, blank=True)
    unit = models.CharField(_("Unit"), max_length=128, blank=True)
    unit_en = models.CharField(_("Unit in English"), max_length=128, blank=True)
    num_allocated = models.PositiveIntegerField(default=0, editable=False)
    unit_price_incl_tax = models.PositiveIntegerField(_("Unit price"))
    unit_price_excl_tax = models.PositiveIntegerField(editable=False)
    line_price_incl_tax = models.PositiveIntegerField(_("Price after discount"))
    line_price_excl_tax = models.PositiveIntegerField(editable=False)
    line_price_before_discounts_incl_tax = models.PositiveIntegerField(_("Price"))
    line_price_before_discounts_excl_tax = models.PositiveIntegerField(editable=False)

    class Meta(AbstractLine.Meta):
        abstract = False


class OrderEvent(models.Model):
    """One line of an order's timeline: written once. `by` is None for the shop or its customer."""

    class Kind(models.TextChoices):
        PLACED = "placed", _("Ordered")
        PAID = "paid", _("Paid")
        PREPARING = "preparing", _("Being prepared")
        READY = "ready", _("Ready")
        COLLECTED = "collected", _("Collected")
        SHIPPED = "shipped", _("Shipped")
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Not paid in time")
        NO_SHOW = "no_show", _("Not collected in time")
        REFUND_ASKED = "refund_asked", _("Refund begun")
        REFUNDED = "refunded", _("Refunded")
        REFUND_FAILED = "refund_failed", _("Refund failed")
        UNFILLABLE = "unfillable", _("Paid after the goods were gone")
        DISPUTED = "disputed", _("Payment disputed")
        DISPUTE_CLOSED = "dispute_closed", _("Dispute closed")
        NOTE = "note", _("Note")

    #: Not for the customer's eyes.
    STAFF_ONLY = (Kind.NOTE, Kind.DISPUTED, Kind.DISPUTE_CLOSED, Kind.REFUND_FAILED)

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    consignment = models.ForeignKey(
        Consignment, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    kind = models.CharField(_("What happened"), max_length=16, choices=Kind.choices)
    by = models.ForeignKey(
        "auth.User",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("By"),
    )
    by_customer = models.BooleanField(default=False)
    amount = models.PositiveIntegerField(_("Amount"), null=True, blank=True)
    message = models.CharField(_("Message"), max_length=500, blank=True)
    at = models.DateTimeField(_("At"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("Event of an order")
        verbose_name_plural = _("Events of orders")

    def __str__(self):
        return f"{self.order.number} {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("An event is never changed; write a new one.")
        super().save(*args, **kwargs)


# isort: split
from oscar.apps.order.models import *  # noqa: E402,F403  after ours: it skips what exists
