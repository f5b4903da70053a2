"""What producers offer to bring to outlets."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: Units of one offer; a longer figure is a telephone number typed into the wrong field.
MOST_UNITS = 100_000


class SupplyOffer(models.Model):
    """So many units of one product, to one outlet, on one day. `producers.supply` moves it."""

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        RECEIVED = "received", _("Goods received")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    #: Those in which something can still be done.
    OPEN = (State.OFFERED, State.ACCEPTED)

    #: Of the form as it was sent: the same sent twice is one offer. None in offers of before.
    key = models.UUIDField(null=True, editable=False)
    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.PROTECT,
        related_name="supply_offers",
        verbose_name=_("Producer"),
    )
    product = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.PROTECT,
        related_name="supply_offers",
        verbose_name=_("Product"),
    )
    outlet = models.ForeignKey(
        "partner.Partner",
        on_delete=models.PROTECT,
        related_name="supply_offers",
        verbose_name=_("Outlet"),
    )
    quantity = models.PositiveIntegerField(
        _("How many units"), validators=[MinValueValidator(1), MaxValueValidator(MOST_UNITS)]
    )
    deliver_on = models.DateField(_("Day of delivery"))
    note = models.TextField(_("Note"), max_length=1000, blank=True)
    state = models.CharField(
        _("State"), max_length=10, choices=State.choices, default=State.OFFERED, editable=False
    )
    #: The line of the stock ledger by which it came in: one, whatever happens.
    receipt = models.OneToOneField(
        "partner.StockMovement",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="supply_offer",
        verbose_name=_("Stock movement"),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Offer of supply")
        verbose_name_plural = _("Offers of supply")
        indexes = [models.Index(fields=["outlet", "state"], name="supply_offer_at_outlet")]
        constraints = [
            models.UniqueConstraint(fields=["producer", "key"], name="supply_offer_sent_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=MOST_UNITS),
                name="supply_offer_quantity",
            ),
            models.CheckConstraint(
                condition=Q(state="received", receipt__isnull=False)
                | (~Q(state="received") & Q(receipt=None)),
                name="supply_offer_received_into_stock",
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def reference(self) -> str:
        """What both sides call it ("chào hàng"); as it stands in the stock ledger."""
        return f"CH-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def received_quantity(self) -> int | None:
        """As counted when it came in."""
        return self.receipt.in_stock_change if self.receipt else None


class SupplyStep(models.Model):
    """Who moved an offer, when, and what they said. Written once, with the move: the database
    refuses to change or delete it."""

    offer = models.ForeignKey(SupplyOffer, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(_("State"), max_length=10, choices=SupplyOffer.State.choices)
    text = models.TextField(_("What was said"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("By"),
    )
    at = models.DateTimeField(_("At"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Step of an offer")
        verbose_name_plural = _("Steps of offers")
        constraints = [models.UniqueConstraint(fields=["offer", "state"], name="supply_step_once")]

    def __str__(self):
        return f"{self.offer} {self.get_state_display()}"
