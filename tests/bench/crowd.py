"""Many buyers at once: for a while, or for the last unit."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPException

from tests.bench.buyer import Buyer
from tests.bench.form import Form, Unexpected
from tests.bench.visitor import Visitor

#: The next guest, at the page of a product: (visitor, product) → Buyer
Guest = Callable[[Visitor, str], Buyer]


@dataclass
class Score:
    """Orders placed in so many seconds, and purchases that did not end in one, with a reason."""

    orders: int = 0
    seconds: float = 0.0
    failures: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.orders + other.orders,
            self.seconds + other.seconds,
            self.failures + other.failures,
        )

    @property
    def rate(self) -> float:
        """Orders a second."""
        return self.orders / self.seconds if self.seconds else 0.0


def buy_for(seconds: float, *, port: int, guest: Guest, product: str, buyers: int) -> Score:
    """Each buyer places one order after another, as a new guest each time.

    What is begun within the time is finished, and the time until the last has finished counts.
    """
    started = time.monotonic()

    def keep_buying(_) -> Score:
        score = Score()
        while time.monotonic() - started < seconds:
            score += one_purchase(port, guest, product)
        return score

    with ThreadPoolExecutor(buyers) as crowd:
        total = sum(crowd.map(keep_buying, range(buyers)), Score())
    return Score(total.orders, time.monotonic() - started, total.failures)


def one_purchase(port: int, guest: Guest, product: str) -> Score:
    with Visitor(port) as visitor:
        outcome = tried(guest(visitor, product).purchase)
    if outcome is True:
        return Score(orders=1)
    return Score(failures=(outcome or "sent back",))


def rush(*, port: int, guest: Guest, product: str, buyers: int) -> Score:
    """All come to the last page before the order, then all send it at once.

    Who is sent back is too late and no failure; who meets an error is one.
    """
    with ExitStack() as stack, ThreadPoolExecutor(buyers) as crowd:
        visitors = [stack.enter_context(Visitor(port)) for _ in range(buyers)]
        visitors[0].get(product)  # stock Oscar fails some of those who are the first to see it
        guests = [guest(visitor, product) for visitor in visitors]
        ready = crowd.map(lambda buyer: tried(buyer.approach), guests)
        orders = list(zip(guests, ready, strict=True))
        return sum(crowd.map(lambda pair: last_step(*pair), orders), Score())


def last_step(buyer: Buyer, order: Form | str) -> Score:
    """Sends the order, if the buyer came so far."""
    outcome = order if isinstance(order, str) else tried(buyer.confirm, order)
    return Score(failures=(outcome,)) if isinstance(outcome, str) else Score(orders=int(outcome))


def tried(action: Callable, *values):
    """What it returns, or in words why it failed."""
    try:
        return action(*values)
    except (Unexpected, HTTPException, OSError) as error:
        return str(error) or repr(error)
