"""The sandbox keeps to stripe-python: its classes name what may be sent and what is answered."""

import typing

import pytest
import stripe

from tests.stripe_sandbox import params, routes, shapes
from tests.stripe_sandbox.errors import Refused

from .making import opened, paid

KINDS = [stripe.checkout.Session, stripe.PaymentIntent, stripe.Charge, stripe.Refund]
KINDS += [stripe.Dispute, stripe.Event]


def spoken_names(typed, at=""):
    """Every place of a typed dict, down to its leaves."""
    for name, hint in params.hints(typed).items():
        here = f"{at}.{name}".lstrip(".")
        yield here
        for part in (hint, *typing.get_args(hint)):
            if params.is_typeddict(part):
                yield from spoken_names(part, here)


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_what_is_spoken_is_stripes_own(route):
    names = set(spoken_names(route.params))
    if {"expand"} == route.spoken:
        assert "expand" in names
    else:
        assert route.spoken <= names


def test_objects_have_the_keys_of_their_classes(client, stripe_sandbox):
    intent = paid(client, stripe_sandbox)
    stripe_sandbox.refund(intent.id, 1_000)
    stripe_sandbox.dispute(intent.id)
    names = ["sessions", "payment_intents", "charges", "refunds", "disputes", "events"]
    held = stripe_sandbox.holdings()
    for kind, name in zip(KINDS, names, strict=True):
        assert held[name][0].keys() == shapes.fields(kind).keys()


@pytest.mark.parametrize("values", [{}, {"id": "re_1", "colour": "red"}])
def test_a_shape_is_neither_short_nor_long(values):
    with pytest.raises(TypeError):
        shapes.shape(stripe.Refund, **values)


@pytest.mark.parametrize("text", ["a[b]=1&a=2", "a=1&a[b]=2"])
def test_a_value_is_not_two_things(text):
    with pytest.raises(Refused):
        params.parse(text)


def test_forms_are_read_as_stripe_reads_them():
    assert params.parse("a[0][b]=1&c=&expand[]=x&expand[]=y") == {
        "a": {"0": {"b": "1"}},
        "c": "",
        "expand": {"0": "x", "1": "y"},
    }


def test_vietnamese_arrives_as_it_was_sent(client):
    assert opened(client, metadata={"tên": "Nguyễn Thị Đào"}).metadata["tên"] == "Nguyễn Thị Đào"
