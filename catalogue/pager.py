"""Pages of a long list, with addresses that hold their number."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.utils.functional import cached_property


def page_number(text: str) -> int:
    """The number asked for; 1 for anything that is not a sensible one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


class Pager:
    """`objects`, `per_page` at a time; `asked` is the page's number as the address has it.

    A number past the end shows the last page. `address(page=3)` makes a page's address.
    `total` spares the count where it is known.
    """

    def __init__(
        self, objects, *, per_page: int, asked: str, address: Callable, total: int | None = None
    ):
        self.pages = Paginator(objects, per_page)
        if total is not None:
            self.pages.count = total
        self.asked = asked
        self.address = address

    @cached_property
    def page(self):
        return self.pages.page(min(max(page_number(self.asked), 1), self.pages.num_pages))

    @property
    def page_links(self) -> list[tuple]:
        """(number or None for a gap, address, is_current); empty where there is one page."""
        if self.pages.num_pages < 2:
            return []
        shown = self.pages.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            (None, "", False)
            if number == self.pages.ELLIPSIS
            else (number, self.address(page=number), number == self.page.number)
            for number in shown
        ]

    @property
    def previous_url(self) -> str:
        return self.address(page=self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.address(page=self.page.number + 1) if self.page.has_next() else ""
