"""How people come to act for a producer, and how they go. Each step is a line of its trail."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.models import Producer
from producers.models import Invitation, Membership, ProducerEvent
from producers.models.membership import Role
from shop.communication import outbox
from shop.customer.models import Consent
from shop.customer.registration import username_of

SALT = "producers.people"
#: An invitation holds for two weeks.
INVITATION_HOLDS = 14 * 86400
Kind = ProducerEvent.Kind


class LinkSpent(Exception):
    """The invitation is too old, was changed, taken back or used."""


class LastOwner(Exception):
    """Nobody would be left to say who may come in."""


def note(producer, kind, text, by, **details) -> ProducerEvent:
    return ProducerEvent.objects.create(
        producer=producer, kind=kind, happened_on=timezone.localdate(), text=text, by=by, **details
    )


@transaction.atomic
def invite(*, producer: Producer, email: str, role: str, by, language: str = "vi") -> Invitation:
    """Mails a link that lets its reader in; one sent earlier to the same address is taken back."""
    Producer.objects.select_for_update(no_key=True).get(pk=producer.pk)
    open_ones = producer.invitations.filter(email__iexact=email, closed_at=None)
    open_ones.update(closed_at=timezone.now())
    invitation = Invitation.objects.create(producer=producer, email=email, role=role, by=by)
    note(producer, Kind.INVITED, f"{email} ({invitation.get_role_display()})", by)
    token = signing.dumps(invitation.pk, salt=SALT)
    with override(language):
        link = reverse("producer_join", args=[token])
    outbox.put(
        kind="producer_invitation",
        key=f"producer-invitation:{invitation.pk}",
        to=email,
        language=language,
        data={"producer": producer.name_vi, "link": settings.SITE_URL + link},
    )
    return invitation


def invitation_in(token: str) -> Invitation:
    """The open invitation of a link. Raises LinkSpent."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=INVITATION_HOLDS)
    except signing.BadSignature as error:
        raise LinkSpent from error
    found = Invitation.objects.select_related("producer").filter(pk=pk, closed_at=None).first()
    if found is None:
        raise LinkSpent
    return found


def account_of(email: str):
    """The open account of an address, or None."""
    return get_user_model().objects.filter(email__iexact=email, is_active=True).first()


@transaction.atomic
def join(*, token: str, name: str, password: str, language: str, version: str):
    """Lets the invited in, with a new account where the address has none; returns the account.

    Without a password the account opens by links in mails alone. Raises LinkSpent.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation_in(token).pk)
    if invitation.closed_at:
        raise LinkSpent
    user = account_of(invitation.email)
    if user is None:
        user = open_account(invitation.email, name, password, language, version)
    invitation.closed_at = timezone.now()
    invitation.save(update_fields=["closed_at"])
    membership, is_new = Membership.objects.get_or_create(
        user=user,
        producer=invitation.producer,
        left_at=None,
        defaults={"role": invitation.role},
    )
    if is_new:
        note(invitation.producer, Kind.JOINED, str(membership), user)
    return user


def open_account(email, name, password, language, version):
    try:
        with transaction.atomic():
            user = get_user_model().objects.create_user(
                username_of(email), email=email, password=password or None, first_name=name
            )
    except IntegrityError as error:
        raise LinkSpent from error
    Consent.objects.create(
        user=user, purpose=Consent.Purpose.ACCOUNT, version=version, language=language
    )
    return user


@transaction.atomic
def leave(*, membership: Membership, by) -> bool:
    """Ends a membership, by oneself or by an owner. What the person wrote stays the producer's.

    False where it had ended. Raises LastOwner where staff were not asked to find another.
    """
    Producer.objects.select_for_update(no_key=True).get(pk=membership.producer_id)
    fresh = Membership.objects.select_related("user", "producer").get(pk=membership.pk)
    if fresh.left_at:
        return False
    others = fresh.producer.memberships.active().exclude(pk=fresh.pk)
    if fresh.is_owner and others.exists() and not others.filter(role=Role.OWNER).exists():
        raise LastOwner
    fresh.left_at = timezone.now()
    fresh.save(update_fields=["left_at"])
    note(fresh.producer, Kind.LEFT, str(fresh), by)
    return True


@transaction.atomic
def take_back(*, invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk, closed_at=None).update(closed_at=timezone.now())


def tell(producer: Producer, *, kind: str, occasion: str, **data) -> None:
    """One mail to each of the producer's people; to its record's address while it has none."""
    people = producer.memberships.active().select_related("user")
    addresses = {person.user.email for person in people if person.user.email}
    for address in sorted(addresses or {producer.email}):
        outbox.put(
            kind=kind,
            key=f"{kind}:{occasion}:{address}"[:200],
            to=address,
            language="vi",
            data={"producer": producer.name_vi, **data},
        )
