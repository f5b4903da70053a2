"""Objects with exactly the keys that stripe-python's classes name."""

from typing import Any, get_args

import stripe

# Stripe sends these only when asked to expand them.
ON_REQUEST = {
    stripe.checkout.Session: {"line_items"},
    stripe.Charge: {"refunds"},
}


def fields(kind: type) -> dict[str, Any]:
    own = {**kind.__annotations__}
    left_out = {"OBJECT_NAME", "deleted", *ON_REQUEST.get(kind, ())}
    return {name: hint for name, hint in own.items() if name not in left_out}


def optional(hint) -> bool:
    return type(None) in get_args(hint)


def shape(kind: type, **values) -> dict:
    """An object of this kind: what may be null is null unless given.

    A key that the class does not have, or one that it always has and is not given, is an error.
    """
    known = fields(kind)
    values = {"object": kind.OBJECT_NAME, **values}
    if "livemode" in known:
        values.setdefault("livemode", False)
    if unknown := values.keys() - known.keys():
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    if left := {name for name in known.keys() - values.keys() if not optional(known[name])}:
        raise TypeError(f"{kind.__name__} needs {', '.join(sorted(left))}")
    return dict.fromkeys(known) | values
