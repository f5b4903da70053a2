"""What a form names, looked up. Prices, stock records and owners are never read from a form."""

import re

from catalogue.models import Product
from shop.partner.models import Partner
from shop.shipping.zones import address_provinces

from . import refusals
from .models import ReceiveBy

KEY = re.compile(r"[0-9]{1,18}", re.ASCII)
#: As a radio button's value: "collect:vi-thanh".
COLLECT = "collect:"


def text(form, name: str) -> str:
    """What was typed, without the one character that no database takes."""
    return form.get(name, "").replace("\0", "")


def by_key(records, key: str):
    """The record of that primary key, or None."""
    return records.filter(pk=key).first() if KEY.fullmatch(key) else None


def product(form) -> Product:
    """Whatever its state; `changes` says what may be bought. Raises BasketRefused."""
    found = by_key(Product.objects.all(), form.get("product", ""))
    if found is None:
        raise refusals.unlisted()
    return found


def outlet(code: str) -> Partner | None:
    return Partner.objects.trading().filter(code=code[:128]).first() if code else None


def way(form) -> dict:
    """How it is to be received, for `changes.receive`."""
    chosen = text(form, "receive")
    if chosen.startswith(COLLECT):
        place = outlet(chosen.removeprefix(COLLECT))
        return {"receive_by": ReceiveBy.COLLECT, "outlet": place}
    if chosen != ReceiveBy.DELIVER:
        raise refusals.not_a_way()
    province = by_key(address_provinces(), form.get("province", ""))
    return {"receive_by": ReceiveBy.DELIVER, "province": province, "ward": text(form, "ward")}
