"""The one stylesheet that a browser gets: tokens, base, components, pages, in that order.

Each part is its own file under static/design/; components and pages go by name.
"""

from pathlib import Path

PARTS = Path(__file__).parent / "static" / "design"
NAME = "design/site.css"


def parts() -> list[Path]:
    """The files, in the order in which the later may overrule the earlier."""
    folders = [sorted((PARTS / folder).glob("*.css")) for folder in ("components", "pages")]
    return [PARTS / "tokens.css", PARTS / "base.css", *folders[0], *folders[1]]


def compose() -> str:
    """All parts as one text. Addresses in it are relative to static/design/."""
    return "\n".join(part.read_text() for part in parts())
