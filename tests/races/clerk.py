"""A member of staff over HTTP, logged in."""

import re

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.bench.form import Form, Unexpected
from tests.bench.visitor import Page, Visitor


class Clerk(Visitor):
    """May do everything; `key` is the session's, of `log_in`."""

    def __init__(self, port: int, key: str):
        super().__init__(port)
        self.cookies["sessionid"] = key

    def take_off_shelf(self, record) -> Page:
        """One unit, sold over the counter."""
        page = self.get(desk("stock-move", record.partner_id, record.pk))
        form = form_with(page, 'value="sell"')
        return self.send(form, **{"sell-quantity": "1"})


def log_in(name="clerk") -> str:
    """The key of a session of a new user who may do everything."""
    user = User.objects.create_superuser(name, f"{name}@example.vn", "mat-khau-1")
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser.cookies["sessionid"].value


def desk(name: str, *values) -> str:
    """The address of a page of the back office."""
    with override("en"):
        return reverse(f"dashboard:{name}", args=values)


def form_with(page: Page, mark: str) -> Form:
    """The form that holds `mark`. Raises Unexpected where none does."""
    for source in re.findall(r"<form\b.*?</form>", page.text, re.DOTALL):
        if mark in source:
            return Form(source)
    raise Unexpected(f"no form with {mark!r} on {page.path}")
