"""What Wagtail calls by itself; each room keeps its hooks in a module of its own."""

from cms.blocks import players, rich_links  # noqa: F401
