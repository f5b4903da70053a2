"""Requests checked against stripe-python's own typed dicts, so that the sandbox stays honest."""

import re
import types
import typing
from decimal import Decimal
from functools import cache
from urllib.parse import parse_qsl

from stripe import RequestOptions
from stripe._stripe_object import UntypedStripeObject
from typing_extensions import is_typeddict

from .errors import Refused

# Names that stripe-python imports for type checkers only.
ELSEWHERE = {"StripeContext": str, "Mapping": typing.Mapping}
OPTIONS = RequestOptions.__annotations__.keys()


def parse(text: str) -> dict:
    """`a[b][0]=x` as {"a": {"b": {"0": "x"}}}."""
    tree: dict = {}
    for name, value in parse_qsl(text, keep_blank_values=True, errors="strict"):
        first, *rest = [part.rstrip("]") for part in name.split("[")]
        branch = tree
        *ways, leaf = first, *rest
        for way in ways:
            branch = branch.setdefault(way, {})
            if not isinstance(branch, dict):
                raise Refused("Invalid hash", param=name)
        if isinstance(branch.get(leaf), dict):
            raise Refused("Invalid string", param=name)
        # `expand[]=x` numbers itself.
        branch[leaf or str(len(branch))] = value
    return tree


@cache
def hints(typed: type) -> dict:
    found = typing.get_type_hints(typed, localns=ELSEWHERE)
    return {name: hint for name, hint in found.items() if name not in OPTIONS}


def check(typed: type, given: dict, at: str = "") -> dict:
    """The given parameters as Python values; `at` is where in the request they stand."""
    for name in given:
        if name not in hints(typed):
            where = f"{at}[{name}]" if at else name
            raise Refused(
                f"Received unknown parameter: {where}", code="parameter_unknown", param=where
            )
    for name in sorted(typed.__required_keys__ - given.keys()):
        raise absent(f"{at}[{name}]" if at else name)
    return {
        name: convert(hints(typed)[name], value, f"{at}[{name}]" if at else name)
        for name, value in given.items()
    }


def absent(param: str) -> Refused:
    return Refused(f"Missing required param: {param}.", code="parameter_missing", param=param)


def convert(hint, value, at: str):
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return convert_union(args, value, at)
    if origin is typing.Literal:
        return one_of(args, value, at)
    if isinstance(value, dict):
        return convert_nested(hint, origin, args, value, at)
    if value == "":
        raise Refused(
            f"You passed an empty string for '{at}'. We assume empty values are an attempt to "
            f"unset a parameter; however '{at}' cannot be unset.",
            code="parameter_invalid_empty",
            param=at,
        )
    return convert_word(hint, value, at)


def convert_union(hints, value, at: str):
    words = [word for hint in hints for word in literals(hint)]
    if value == "" and "" in words:
        return ""
    if choices := [word for word in words if word]:
        return one_of(choices, value, at)
    nested = [hint for hint in hints if hint not in (str, int, bool) and not literals(hint)]
    plain = [hint for hint in hints if hint in (str, int, bool)]
    rest = (nested if isinstance(value, dict) else plain) or [*nested, *plain]
    return convert(rest[0], value, at)


def literals(hint) -> tuple:
    return typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else ()


def one_of(words, value, at: str):
    if value in words:
        return value
    allowed = ", ".join(words)
    raise Refused(f"Invalid {at}: must be one of {allowed}", param=at)


def convert_nested(hint, origin, args, value: dict, at: str):
    if is_typeddict(hint):
        return check(hint, value, at)
    if origin is list:
        return [
            convert(args[0], item, f"{at}[{place}]")
            for place, item in sorted(numbered(value, at).items())
        ]
    if origin in (dict, UntypedStripeObject):
        return {key: convert_entry(entry, f"{at}[{key}]") for key, entry in value.items()}
    raise Refused(f"Invalid {'integer' if hint is int else 'string'}: {at}", param=at)


def numbered(value: dict, at: str) -> dict[int, object]:
    if not all(place.isdecimal() for place in value):
        raise Refused("Invalid array", param=at)
    return {int(place): item for place, item in value.items()}


def convert_entry(entry, at: str) -> str:
    """An entry of metadata; it may be empty."""
    if not isinstance(entry, str):
        raise Refused("Invalid string: metadata values are plain strings", param=at)
    return entry


def convert_word(hint, value: str, at: str):
    if hint is bool and value in ("true", "false"):
        return value == "true"
    if hint is int and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    if hint is Decimal and re.fullmatch(r"-?[0-9]+(\.[0-9]{1,12})?", value):
        return Decimal(value)
    if hint is str:
        return value
    name = {int: "integer", bool: "boolean", Decimal: "decimal"}.get(hint, "object")
    code = "parameter_invalid_integer" if hint is int else None
    raise Refused(f"Invalid {name}: {value}", code=code, param=at)


def leaves(given: dict, at: str = "") -> typing.Iterator[str]:
    """Where values stand, without the numbers of lists: `line_items.quantity`."""
    for name, value in given.items():
        here = at if name.isdecimal() else f"{at}.{name}".lstrip(".")
        if isinstance(value, dict):
            yield from leaves(value, here)
        else:
            yield here


def only_spoken(given: dict, spoken: frozenset[str]) -> None:
    """Refuses what Stripe would take but the sandbox would silently ignore."""
    for leaf in leaves(given):
        if not any(leaf == known or leaf.startswith(f"{known}.") for known in spoken):
            raise Refused(f"The sandbox does not speak this parameter: {leaf}", param=leaf)
