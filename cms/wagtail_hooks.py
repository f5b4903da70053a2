"""What Wagtail calls by itself; each subject keeps its hooks in a module of its own."""

from cms import editor_hooks, methods, slugs  # noqa: F401
from cms.blocks import players, rich_links  # noqa: F401
from cms.forms import hooks as form_hooks  # noqa: F401
from cms.reports import hooks as report_hooks  # noqa: F401
from cms.shop_texts import hooks as shop_text_hooks  # noqa: F401
