"""Producers' people, what they send, and what passed between them and the shop."""

from .application import Application
from .draft import Draft, DraftPaper, DraftPhoto
from .ending_notice import EndingNotice
from .event import ProducerEvent
from .membership import Invitation, Membership
from .sheet import Sheet
from .supply import SupplyOffer, SupplyStep
from .wholesale import WholesaleQuestion

__all__ = [
    "Application",
    "Draft",
    "DraftPaper",
    "DraftPhoto",
    "EndingNotice",
    "Invitation",
    "Membership",
    "ProducerEvent",
    "Sheet",
    "SupplyOffer",
    "SupplyStep",
    "WholesaleQuestion",
]
