"""Blocks, grouped by kind; a page's body is a `BodyBlock`."""

from .body import BodyBlock
from .text import FEATURES

__all__ = ["FEATURES", "BodyBlock"]
