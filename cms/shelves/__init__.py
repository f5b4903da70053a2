"""What blocks show that is not in them: products, outlets, producers, seasons, pages, papers."""

from .shop import Live, live_for, live_of, months

__all__ = ["Live", "live_for", "live_of", "months"]
