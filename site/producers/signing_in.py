"""Signing in by a link in a mail, for producers' people: it opens once, within 20 minutes.

The link carries when its reader last signed in: signing in, by whatever way, spends it. It asks to
be confirmed, since mail programs open links by themselves.
"""

from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth import login as log_in
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override

from producers.access import signs_in_by_link
from producers.people import account_of
from shop.communication import outbox
from shop.customer.views import BACKEND

SALT = "producers.signing_in"
LINK_HOLDS = 20 * 60


class LinkSpent(Exception):
    """The link is too old, was changed, or has been used."""


def send_link(*, email: str, language: str, then: str = "") -> None:
    """Mails the link; to an address that is nobody's, or staff's, nothing.

    It goes to the address of the account, never to what was typed. `then`: where its reader
    wanted to go.
    """
    user = account_of(email)
    if user is None or not signs_in_by_link(user):
        return
    token = signing.dumps([user.pk, mark(user)], salt=SALT)
    with override(language):
        link = settings.SITE_URL + reverse("producer_sign_in_link", args=[token])
    outbox.put(
        kind="producer_sign_in",
        key=f"producer-sign-in:{uuid4()}",
        to=user.email,
        language=language,
        data={"link": f"{link}?{urlencode({'next': then})}" if then else link},
    )


def mark(user) -> str:
    return user.last_login.isoformat() if user.last_login else ""


def user_in(token: str, *, locked: bool = False):
    """Whose link it is. Raises LinkSpent."""
    try:
        pk, before = signing.loads(token, salt=SALT, max_age=LINK_HOLDS)
    except signing.BadSignature as error:
        raise LinkSpent from error
    users = get_user_model().objects.filter(pk=pk)
    user = (users.select_for_update(no_key=True) if locked else users).first()
    if user is None or not signs_in_by_link(user) or mark(user) != before:
        raise LinkSpent
    return user


@transaction.atomic
def sign_in(request, token: str) -> None:
    """Under a lock of the account: of two who open one link, one is in. Raises LinkSpent."""
    log_in(request, user_in(token, locked=True), backend=BACKEND)
