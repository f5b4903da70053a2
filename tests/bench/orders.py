"""Orders a second over HTTP: this shop beside Oscar as it comes, in one run on one machine.

(1) Each shop, on its own new database, answers one purchase with its queries counted.
(2) Both are served, warmed up, and bought from by turns for the same time.
(3) Buyers rush for products with one unit left, and what was sold is looked up.

Mails: Oscar writes them within the request and here throws them away; the shop puts them into
its outbox, and no worker runs. Neither takes money online.
"""

import argparse
import signal
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from launch.say import Refused, complain, step
from tests.bench.crowd import Score, buy_for, rush
from tests.bench.serving import THREADS, WORKERS, Filled, filled
from tests.bench.shops import OURS, STOCK
from tests.bench.visitor import Step, Visitor

#: Seconds of buying before anything counts.
WARM_UP = 5
#: By turns, so that neither has the quieter half of the run.
TURNS = (0, 1, 1, 0)


@dataclass
class Result:
    """What one shop did."""

    steps: list[Step] = field(default_factory=list)
    #: Processor time of the server in the turns, in seconds.
    cpu: float = 0.0
    score: Score = field(default_factory=Score)
    units: int = 0
    sold: int = 0
    #: Orders that buyers were shown, less those in the database.
    lost: int = 0

    @property
    def cpu_an_order(self) -> float:
        """Milliseconds; the database's own are not in it."""
        return 1000 * self.cpu / self.score.orders if self.score.orders else 0.0


def count_one_purchase(shop: Filled, result: Result) -> None:
    """Requests and queries of a purchase, once the first has filled the shop's caches."""
    _, page = shop.goods["plenty"]
    with shop.served(**shop.shop.counting) as server:
        for _ in range(5):  # of either worker
            with Visitor(server.port) as visitor:
                shop.shop.guest(visitor, page).purchase()
    result.steps = visitor.steps


def measure(shops: list[Filled], results: list[Result], *, seconds: float, buyers: int) -> None:
    """Warm-up, turns, and the rush for last units."""
    with ExitStack() as stack:
        servers = [stack.enter_context(shop.served()) for shop in shops]

        def buy(number: int, seconds: float) -> Score:
            shop = shops[number]
            return buy_for(
                seconds,
                port=servers[number].port,
                guest=shop.shop.guest,
                product=shop.goods["plenty"][1],
                buyers=buyers,
            )

        for number, shop in enumerate(shops):
            with step(f"Khởi động {shop.shop.title}", f"Warming up {shop.shop.title}"):
                buy(number, WARM_UP)
        for number in (turn for turn in TURNS if turn < len(shops)):
            before, cpu = shops[number].orders(), servers[number].cpu_seconds()
            with step(
                f"Mua ở {shops[number].shop.title}", f"Buying from {shops[number].shop.title}"
            ):
                score = buy(number, seconds)
            results[number].score += score
            results[number].cpu += servers[number].cpu_seconds() - cpu
            results[number].lost += score.orders - (shops[number].orders() - before)
        for shop, server, result in zip(shops, servers, results, strict=True):
            with step(f"Tranh hàng {shop.shop.title}", f"Last units of {shop.shop.title}"):
                rush_for_last_units(shop, server.port, result, buyers=buyers)


def rush_for_last_units(shop: Filled, port: int, result: Result, *, buyers: int) -> None:
    for product, page in shop.goods["scarce"]:
        hurry = rush(port=port, guest=shop.shop.guest, product=page, buyers=buyers)
        result.score += Score(failures=hurry.failures)
        result.units += 1
        result.sold += shop.sold(product)


def table(titles: list[str], results: list[Result]) -> str:
    """One column a shop."""
    rows = [
        ("", titles),
        ("requests a purchase", [len(r.steps) for r in results]),
        ("queries a purchase", [sum(step.queries for step in r.steps) for r in results]),
        ("orders", [r.score.orders for r in results]),
        ("orders a second", [f"{r.score.rate:.2f}" for r in results]),
        ("server CPU an order, ms", [f"{r.cpu_an_order:.0f}" for r in results]),
        ("failed purchases", [len(r.score.failures) for r in results]),
        ("orders shown, not kept", [r.lost for r in results]),
        ("last units", [r.units for r in results]),
        ("sold of them", [r.sold for r in results]),
        ("oversold", ["YES" if r.sold > r.units else "no" for r in results]),
    ]
    return "\n".join(f"{name:<24}" + "".join(f"{cell!s:>14}" for cell in row) for name, row in rows)


def steps(taken: list[Step]) -> str:
    """One request a line, answered while nobody else asks: queries, milliseconds, address."""
    lines = (
        f"{step.queries:>5}{1000 * step.seconds:>8.0f} ms  {step.method:<5}{step.status} "
        + urlsplit(step.path).path
        for step in taken
    )
    return "\n".join(["", *lines])


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench orders", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=15, help="length of a turn (15)")
    parser.add_argument("--buyers", type=int, default=8, help="buyers at once (8)")
    parser.add_argument("--steps", action="store_true", help="tell each request of a purchase")
    parser.add_argument("--only", choices=("stock", "ours"), help="one shop alone")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Prints the table. 1 where this shop oversold, failed a buyer or lost an order."""
    asked = arguments(words)
    chosen = [shop for shop in (STOCK, OURS) if asked.only in (None, shop.name)]
    results = [Result() for _ in chosen]
    with ExitStack() as stack:
        shops = [stack.enter_context(filled(shop)) for shop in chosen]
        for shop, result in zip(shops, results, strict=True):
            count_one_purchase(shop, result)
        measure(shops, results, seconds=asked.seconds, buyers=asked.buyers)
    if asked.steps:
        print(*(steps(result.steps) for result in results), sep="\n")
    print(f"\n{asked.buyers} buyers, {WORKERS} workers × {THREADS} threads, PostgreSQL\n")
    print(table([shop.title for shop in chosen], results))
    return report(dict(zip((shop.name for shop in chosen), results, strict=True)))


def report(results: dict[str, Result]) -> int:
    """The comparison and, where there were any, the first failures of each; the exit code."""
    if len(results) == 2 and results["stock"].score.rate:
        ratio = results["ours"].score.rate / results["stock"].score.rate
        print(f"\n{ratio:.1f} times the orders a second of stock Oscar")
    for name, result in results.items():
        for failure in sorted(set(result.score.failures))[:5]:
            print(f"{name}: {failure}", file=sys.stderr)
    ours = results.get("ours", Result())
    return int(ours.sold > ours.units or bool(ours.score.failures) or ours.lost != 0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except Refused as refused:
        complain(refused)
        sys.exit(1)
