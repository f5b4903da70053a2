"""What Wagtail calls by itself; each subject keeps its hooks in a module of its own."""

from cms import editor_hooks, methods  # noqa: F401
from cms.blocks import players, rich_links  # noqa: F401
from cms.forms import hooks as form_hooks  # noqa: F401
