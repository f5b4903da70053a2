"""Mails on papers that run out: one for each who is concerned, with all of their papers."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.endings import Ending
from design.templatetags.dates import day
from producers.models import EndingNotice, Membership
from producers.reminding import LAPSED, untold
from shop.communication import outbox
from shop.dashboard.roles import CATALOGUE_MANAGER
from shop.partner.models import StockRecord

#: Staff and producers work in Vietnamese.
LANGUAGE = "vi"


class Reader(NamedTuple):
    """Who gets a mail; `key` tells two of the same address apart."""

    key: str
    to: str
    #: "producer", "manager" or "outlet".
    role: str


def tell_of_endings() -> int:
    """Notes and tells every step reached since it was last called; returns how many."""
    today = timezone.localdate()
    found = untold(today)
    if not found:
        return 0
    return tell(found, today)


@transaction.atomic
def tell(found: list[tuple[Ending, EndingNotice]], today: date) -> int:
    """Keeps the notices and puts the mails, or neither; returns how many were kept."""
    try:
        with transaction.atomic():
            notices = EndingNotice.objects.bulk_create(one for _ending, one in found)
    except IntegrityError:
        return 0  # they are unique: another clock was first
    occasion = f"papers:{max(one.pk for one in notices)}"
    for reader, pairs in readers(found).items():
        outbox.put(
            kind="papers_ending",
            key=f"{occasion}:{reader.key}",
            to=reader.to,
            language=LANGUAGE,
            data=letter(reader, pairs, today),
        )
    return len(notices)


def readers(found) -> dict[Reader, list]:
    """Producers hear of their own, catalogue managers of all; outlets of what lapsed and is
    on their shelf."""
    heard: dict[Reader, list] = defaultdict(list)
    managers, outlets = managers_of_catalogue(), outlets_with(found)
    people = people_of(found)
    for ending, one in found:
        for reader in (*people.get(ending.product.producer_id, ()), *managers):
            heard[reader].append((ending, one))
        if one.days == LAPSED and ending.takes:
            for reader in outlets[ending.product.pk]:
                heard[reader].append((ending, one))
    return heard


def people_of(found) -> dict[int, list[Reader]]:
    """{producer pk: its people; while it has none, the address of its record}.

    Who acts for two producers gets one mail.
    """
    products = [ending.product for ending, _one in found]
    producers = {one.producer_id: one.producer for one in products if one.producer_id}
    readers: dict[int, list[Reader]] = defaultdict(list)
    acting = Membership.objects.active().filter(producer__in=producers).exclude(user__email="")
    for member in acting.select_related("user"):
        reader = Reader(f"person-{member.user_id}", member.user.email, "producer")
        readers[member.producer_id].append(reader)
    for pk, producer in producers.items():
        if pk not in readers and producer.email:
            readers[pk] = [Reader(f"producer-{pk}", producer.email, "producer")]
    return readers


def managers_of_catalogue() -> list[Reader]:
    found = get_user_model().objects.filter(groups__name=CATALOGUE_MANAGER, is_active=True)
    return [Reader(f"user-{user.pk}", user.email, "manager") for user in found if user.email]


def outlets_with(found) -> dict[int, list[Reader]]:
    """{product pk: the outlets that have some of it}."""
    lapsed = {ending.product.pk for ending, one in found if one.days == LAPSED}
    shelves = StockRecord.objects.filter(product__in=lapsed, num_in_stock__gt=0)
    outlets: dict[int, list[Reader]] = defaultdict(list)
    for shelf in shelves.exclude(partner__email="").select_related("partner"):
        outlet = shelf.partner
        outlets[shelf.product_id].append(Reader(f"outlet-{outlet.pk}", outlet.email, "outlet"))
    return outlets


def letter(reader: Reader, pairs: list, today: date) -> dict:
    """What the template says, as plain JSON: dates and names in the letter's language."""
    with override(LANGUAGE):
        told = {"role": reader.role, "papers": [line(ending, one, today) for ending, one in pairs]}
        if reader.role == "manager":
            told["link"] = settings.SITE_URL + reverse("dashboard:expiry")
    return told


def line(ending: Ending, one: EndingNotice, today: date) -> dict:
    producer = ending.product.producer
    return {
        "product": ending.product.title,
        "producer": producer.name if producer else "",
        "paper": ending.name,
        "on": day(ending.on),
        "left": (ending.on - today).days,
        "lapsed": one.days == LAPSED,
        "takes": ending.takes,
    }
