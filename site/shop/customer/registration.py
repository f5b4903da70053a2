"""How an account comes to be: an address, a mail with a link, then a name and a password.

Nothing tells whether an address has an account already: whoever owns it reads so in the mail.
"""

from hashlib import sha256
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse

from shop.communication import outbox
from shop.order.models import Order

from .models import Consent

SALT = "shop.customer.registration"
#: The link in the mail holds for a day.
LINK_HOLDS = 86400


class LinkSpent(Exception):
    """The link is too old, was changed, or its account exists already."""


def begin(*, email: str, language: str) -> None:
    """Mails the link; to an address that has an account, a link to the log-in."""
    if User.objects.filter(email__iexact=email, is_active=True).exists():
        link, kind = reverse("login"), "account_exists"
    else:
        link, kind = reverse("register_finish", args=[signing.dumps(email, salt=SALT)]), "verify"
    outbox.put(
        kind=kind,
        key=f"{kind}:{uuid4()}",
        to=email,
        language=language,
        data={"link": settings.SITE_URL + link},
    )


def email_in(token: str) -> str:
    """The address a link was sent to. Raises LinkSpent."""
    try:
        email = signing.loads(token, salt=SALT, max_age=LINK_HOLDS)
    except signing.BadSignature as error:
        raise LinkSpent from error
    if User.objects.filter(username=username_of(email)).exists():
        raise LinkSpent
    return email


def username_of(email: str) -> str:
    """One account an address, by the database's own unique index."""
    return "kh-" + sha256(email.casefold().encode()).hexdigest()[:40]


@transaction.atomic
def finish(*, token: str, name: str, password: str, language: str, version: str) -> User:
    """Makes the account, notes the consent, and adds the address's earlier orders.

    Raises LinkSpent.
    """
    email = email_in(token)
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                username_of(email), email=email, password=password, first_name=name
            )
    except IntegrityError as error:
        raise LinkSpent from error
    Consent.objects.create(
        user=user, purpose=Consent.Purpose.ACCOUNT, version=version, language=language
    )
    Order.objects.filter(user=None, guest_email__iexact=email).update(user=user)
    return user
