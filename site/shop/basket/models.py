"""A basket: what is wanted, how many, and how it is to be received."""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

#: Units of one product, and lines of one basket, that one order may have.
MOST_UNITS = 99
MOST_LINES = 50


def new_token() -> str:
    """What a guest's cookie holds: nobody guesses it."""
    return secrets.token_urlsafe(24)


class ReceiveBy(models.TextChoices):
    COLLECT = "collect", _("Collect at the outlet")
    DELIVER = "deliver", _("Delivery")


class Basket(AbstractBasket):
    """Found by its owner, or by the token in a guest's cookie. Nothing is set aside for it."""

    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    #: One basket makes one order, however often the form is sent.
    checkout_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    receive_by = models.CharField(
        _("How it is received"), max_length=8, choices=ReceiveBy.choices, blank=True
    )
    outlet = models.ForeignKey(
        "partner.Partner",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Collected at"),
    )
    province = models.ForeignKey(
        "catalogue.Province",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Province or city"),
    )
    ward = models.CharField(_("Ward or commune"), max_length=128, blank=True)

    class Meta(AbstractBasket.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(status=AbstractBasket.OPEN),
                name="basket_one_open_per_owner",
            )
        ]


class Line(AbstractLine):
    """A product and how many, and what its visitor last saw of it: see `shop.basket.seen`.

    `price_incl_tax` is the price seen, in đồng, and `stockrecord` the shelf that it was read from.
    """

    price_incl_tax = models.PositiveIntegerField(_("Price last seen"), null=True)
    price_excl_tax = models.PositiveIntegerField(null=True, editable=False)
    seen_problem = models.CharField(max_length=16, blank=True, editable=False)

    class Meta(AbstractLine.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["basket", "product"], name="basket_line_per_product"),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1, quantity__lte=MOST_UNITS),
                name="basket_line_quantity",
            ),
        ]


# isort: split
from oscar.apps.basket.models import *  # noqa: E402,F403  after ours: it skips what exists
