"""How a body is laid out: runs of reading share a column, the rest chooses its own width."""

from itertools import groupby
from typing import Any, NamedTuple

from catalogue.text import slugify

#: Blocks that are read one after the other, in one column.
READ = {
    "heading",
    "prose",
    "quote",
    "steps",
    "faq",
    "timeline",
    "picture",
    "video",
    "documents",
}
#: Ids that the frame of a page has already.
TAKEN = {"content", "basket", "said", "listing", "filters", "sort", "search", "menu"}


class Part(NamedTuple):
    """A block with its id on the page; `title` is empty where it has no heading."""

    block: Any
    anchor: str
    title: str


class Run(NamedTuple):
    is_read: bool
    parts: list[Part]


def parts(stream) -> list[Part]:
    """The body's blocks, each with an id of its own: the slug of its heading, or its kind."""
    taken, found = set(TAKEN), []
    for block in stream:
        title = title_of(block)
        anchor = free(slugify(title) or block.block_type.replace("_", "-"), taken)
        taken.add(anchor)
        found.append(Part(block, anchor, title))
    return found


def runs(stream) -> list[Run]:
    grouped = groupby(parts(stream), key=lambda part: part.block.block_type in READ)
    return [Run(is_read, list(group)) for is_read, group in grouped]


def title_of(block) -> str:
    if block.block_type == "heading":
        return block.value
    return (block.value.get("title") or "") if hasattr(block.value, "get") else ""


def free(wish: str, taken: set[str]) -> str:
    """`wish`, or with the first number that makes it free."""
    if wish not in taken:
        return wish
    return next(name for n in range(2, 999) if (name := f"{wish}-{n}") not in taken)
