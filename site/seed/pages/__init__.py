"""Sample pages: texts in data/pages/*.toml, Vietnamese and its English side by side."""

from .load import add_pages
from .sortings import add_sortings

__all__ = ["add_pages", "add_sortings"]
