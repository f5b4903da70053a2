"""`python -m stripe_sandbox`: see README.md."""

import argparse
import os
import sys
import threading
from contextlib import suppress

from .server import Server
from .world import World


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="stripe_sandbox", description="A stand-in for Stripe.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=12111, help="0: any free one")
    parser.add_argument("--state", default=":memory:", help="SQLite file that keeps everything")
    parser.add_argument("--public-url", default="", help="where browsers reach the pay page")
    parser.add_argument("--webhook-url", help="where events are delivered")
    parser.add_argument("--webhook-secret", help="what deliveries are signed with")
    parser.add_argument("--shop-name", help="whom the pay page names")
    parser.add_argument("--with-parent", action="store_true", help="end when stdin is closed")
    return parser.parse_args()


def end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    given = arguments()
    named = {name: getattr(given, name) for name in ("webhook_url", "webhook_secret", "shop_name")}
    settings = {name: value for name, value in named.items() if value is not None}
    world = World(given.state, **settings)
    server = Server(world, (given.host, given.port), given.public_url)
    if given.with_parent:
        threading.Thread(target=end_with_parent, daemon=True).start()
    print(world.public_url, flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
