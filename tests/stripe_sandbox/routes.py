"""The part of Stripe's API that is spoken here: path, parameters, deed."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stripe import params as types
from stripe.params import checkout

from . import disputes, events, payments, refunds, session_params, sessions
from .errors import Refused, StripeError, missing
from .expand import expand
from .listing import page
from .params import check, only_spoken
from .world import World

EXPAND = frozenset({"expand"})


@dataclass(frozen=True)
class Route:
    """`deed` takes the world, the checked parameters and the path's ids."""

    method: str
    path: str
    params: type
    deed: Callable[..., dict]
    spoken: frozenset[str] = EXPAND


def created(create):
    return lambda world, params: expanded(world, params, create(world, params))


def fetched(retrieve):
    return lambda world, params, id: expanded(world, params, retrieve(world, id))


def expanded(world: World, params: dict, obj: dict) -> dict:
    return expand(world, obj, params.get("expand", []))


def listed(kind: str, url: str, keep):
    return lambda world, params: page(world, kind, url, params, keep(world, params))


def kept(module):
    return lambda world, params: module.kept_by(params)


def session_lines(world: World, params: dict, id: str) -> dict:
    sessions.retrieve(world, id)
    return world.store.get("line_items", id)["list"]


def charge(world: World, id: str) -> dict:
    found = world.store.get("charge", id)
    if found is None:
        raise missing("charge", id)
    return found


def balance(world: World, params: dict) -> dict:
    paid = [one for one in world.store.all("charge") if one["paid"] and one["currency"] == "vnd"]
    amount = sum(one["amount"] - one["amount_refunded"] for one in paid)
    pot = {"amount": amount, "currency": "vnd", "source_types": {"card": amount}}
    empty = {"amount": 0, "currency": "vnd", "source_types": {"card": 0}}
    return {"object": "balance", "livemode": False, "available": [pot], "pending": [empty]}


def account(world: World, params: dict) -> dict:
    return {
        "object": "account",
        "id": "acct_sandbox",
        "charges_enabled": True,
        "details_submitted": True,
        "payouts_enabled": False,
        "country": "VN",
        "default_currency": "vnd",
        "business_profile": {"name": world.settings["shop_name"]},
        "metadata": {},
        "type": "standard",
    }


def by_list(*names: str) -> frozenset[str]:
    return EXPAND | {"limit", "starting_after", "ending_before", "created", *names}


SESSIONS, ID = "/v1/checkout/sessions", "([^/]+)"
ROUTES = [
    Route(
        "POST",
        SESSIONS,
        checkout.SessionCreateParams,
        created(sessions.create),
        session_params.SPOKEN,
    ),
    Route(
        "GET",
        SESSIONS,
        checkout.SessionListParams,
        listed(sessions.KIND, SESSIONS, kept(sessions)),
        by_list("payment_intent", "status", "customer_details.email"),
    ),
    Route("GET", f"{SESSIONS}/{ID}", checkout.SessionRetrieveParams, fetched(sessions.retrieve)),
    Route(
        "POST", f"{SESSIONS}/{ID}/expire", checkout.SessionExpireParams, fetched(sessions.expire)
    ),
    Route(
        "GET",
        f"{SESSIONS}/{ID}/line_items",
        checkout.SessionListLineItemsParams,
        session_lines,
        frozenset({"limit"}),
    ),
    Route(
        "GET",
        f"/v1/payment_intents/{ID}",
        types.PaymentIntentRetrieveParams,
        fetched(payments.retrieve),
    ),
    Route("GET", f"/v1/charges/{ID}", types.ChargeRetrieveParams, fetched(charge)),
    Route("POST", "/v1/refunds", types.RefundCreateParams, created(refunds.create), refunds.SPOKEN),
    Route(
        "GET",
        "/v1/refunds",
        types.RefundListParams,
        listed(refunds.KIND, "/v1/refunds", kept(refunds)),
        by_list("charge", "payment_intent"),
    ),
    Route("GET", f"/v1/refunds/{ID}", types.RefundRetrieveParams, fetched(refunds.retrieve)),
    Route(
        "GET",
        "/v1/disputes",
        types.DisputeListParams,
        listed(disputes.KIND, "/v1/disputes", kept(disputes)),
        by_list("charge", "payment_intent"),
    ),
    Route("GET", f"/v1/disputes/{ID}", types.DisputeRetrieveParams, fetched(disputes.retrieve)),
    Route(
        "GET",
        "/v1/events",
        types.EventListParams,
        listed(events.KIND, "/v1/events", events.kept_by),
        by_list("type", "types", "delivery_success"),
    ),
    Route("GET", f"/v1/events/{ID}", types.EventRetrieveParams, fetched(events.retrieve)),
    Route("GET", "/v1/balance", types.BalanceRetrieveParams, balance),
    Route("GET", "/v1/account", types.AccountRetrieveCurrentParams, account),
]


def find(method: str, path: str) -> tuple[Route, tuple[str, ...]]:
    for route in ROUTES:
        match = re.fullmatch(route.path, path)
        if match and route.method == method:
            return route, match.groups()
    raise Refused(f"Unrecognized request URL ({method}: {path}).", status=404)


def answer(world: World, route: Route, ids: tuple[str, ...], given: dict) -> tuple[int, dict]:
    """Status and body; raises `Refused` when the endpoint did not begin."""
    params = check(route.params, given)
    only_spoken(given, route.spoken)
    try:
        with world.store.work():
            return 200, route.deed(world, params, *ids)
    except StripeError as error:
        if not error.began:
            raise
        return error.status, error.body
