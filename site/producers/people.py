"""How people come to act for a producer, and how they go. Each step is a line of its trail.

Every step is taken under the producer's lock, and whoever takes it must still be allowed to:
an owner, or staff (`as_staff`). Of two owners who remove each other at once one stays.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.models import Producer
from producers import news
from producers.models import Invitation, Membership, ProducerEvent
from producers.models.membership import Role
from producers.telling import managers_of_catalogue
from shop.communication import outbox
from shop.customer.models import Consent
from shop.customer.registration import username_of

SALT = "producers.people"
#: An invitation holds for two weeks.
INVITATION_HOLDS = 14 * 86400
#: Trails and mails to producers are in Vietnamese.
LANGUAGE = "vi"
Kind = ProducerEvent.Kind


class LinkSpent(Exception):
    """The invitation is too old, was changed, taken back or used."""


class LastOwner(Exception):
    """Nobody would be left to say who may come in."""


class NotOwner(Exception):
    """Who acts is no owner, or is none any more."""


class ActsAlready(Exception):
    """The address is that of somebody who acts for the producer."""


def note(producer, kind, text, by, **details) -> ProducerEvent:
    return ProducerEvent.objects.create(
        producer=producer, kind=kind, happened_on=timezone.localdate(), text=text, by=by, **details
    )


@contextmanager
def step(producer_id: int, by, *, as_staff: bool):
    """One step of `by` in a transaction of its own, alone. Yields the producer.

    Raises NotOwner, looked at under the lock: a colleague may have been faster.
    """
    with transaction.atomic(), override(LANGUAGE):
        producer = hold(producer_id)
        if not as_staff and not is_owner(producer, by):
            raise NotOwner
        yield producer


def hold(producer_id: int) -> Producer:
    """The producer, locked until the transaction ends."""
    return Producer.objects.select_for_update(no_key=True).get(pk=producer_id)


def is_owner(producer, user) -> bool:
    return producer.memberships.active().filter(user=user, role=Role.OWNER).exists()


def invite(
    *, producer: Producer, email: str, role: str, by, language: str = "vi", as_staff: bool = False
) -> Invitation:
    """Mails a link that lets its reader in; one sent earlier to the same address is taken back.

    Raises NotOwner, ActsAlready.
    """
    with step(producer.pk, by, as_staff=as_staff) as producer:
        if producer.memberships.active().filter(user__email__iexact=email).exists():
            raise ActsAlready
        open_ones = producer.invitations.filter(email__iexact=email, closed_at=None)
        open_ones.update(closed_at=timezone.now())
        invitation = Invitation.objects.create(producer=producer, email=email, role=role, by=by)
        note(producer, Kind.INVITED, f"{email} ({invitation.get_role_display()})", by)
        mail_invitation(invitation, language)
    return invitation


def mail_invitation(invitation: Invitation, language: str) -> None:
    token = signing.dumps(invitation.pk, salt=SALT)
    with override(language):
        link = reverse("producer_join", args=[token])
    outbox.put(
        kind="producer_invitation",
        key=f"producer-invitation:{invitation.pk}",
        to=invitation.email,
        language=language,
        data={"producer": invitation.producer.name_vi, "link": settings.SITE_URL + link},
    )


def open_invitations(producer: Producer):
    """Those whose links still let somebody in."""
    since = timezone.now() - timedelta(seconds=INVITATION_HOLDS)
    return producer.invitations.filter(closed_at=None, made_at__gt=since).select_related("by")


def take_back(*, invitation: Invitation, by, as_staff: bool = False) -> bool:
    """Its link opens nothing any more. False where it was used or taken back. Raises NotOwner."""
    with step(invitation.producer_id, by, as_staff=as_staff) as producer:
        if not close(invitation):
            return False
        note(producer, Kind.UNINVITED, invitation.email, by)
    return True


def close(invitation: Invitation) -> bool:
    """False where it was closed already."""
    still_open = Invitation.objects.filter(pk=invitation.pk, closed_at=None)
    return bool(still_open.update(closed_at=timezone.now()))


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
    found = get_user_model().objects.filter(email__iexact=email, is_active=True)
    return found.order_by("pk").first()


@transaction.atomic
def join(*, token: str, name: str = "", password: str = "", language: str, version: str):
    """Lets the invited in: (account, whether it was made now). Raises LinkSpent.

    The link was mailed to the address, so it may make that address a member, or an account for it
    where there is none. It never opens an account that exists: such a mail is passed on to
    colleagues, and behind the account may lie orders. Without a password a new account opens by
    links in mails alone.
    """
    invitation = invitation_in(token)
    producer = hold(invitation.producer_id)
    if not close(invitation):
        raise LinkSpent
    user = account_of(invitation.email)
    is_new = user is None
    if is_new:
        user = open_account(invitation.email, name, password, language, version)
    come_in(producer, user, invitation.role)
    news.take_over(user, producer)
    return user, is_new


def come_in(producer, user, role) -> None:
    """Who acts for the producer already stays what they are. The owners are told."""
    owners = addresses(producer.memberships.filter(role=Role.OWNER).exclude(user=user))
    membership, is_new = Membership.objects.get_or_create(
        user=user, producer=producer, left_at=None, defaults={"role": role}
    )
    if not is_new:
        return
    with override(LANGUAGE):
        event = note(producer, Kind.JOINED, str(membership), user)
    for pk, address in owners.items():
        outbox.put(
            kind="producer_joined",
            key=f"producer-event:{event.pk}:{pk}",
            to=address,
            language=LANGUAGE,
            data={"producer": producer.name_vi, "who": event.text},
        )


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


def change_role(*, membership: Membership, role: str, by, as_staff: bool = False) -> bool:
    """False where the person has left or is that already. Raises NotOwner, LastOwner."""
    with step(membership.producer_id, by, as_staff=as_staff) as producer:
        fresh = Membership.objects.select_related("user").get(pk=membership.pk)
        if fresh.left_at or fresh.role == role:
            return False
        if not as_staff and is_last_owner(fresh):
            raise LastOwner
        fresh.role = role
        fresh.save(update_fields=["role"])
        note(producer, Kind.ROLE, str(fresh), by)
    return True


def is_last_owner(membership: Membership) -> bool:
    """Whether others act for the producer too, and none of them is an owner."""
    others = membership.producer.memberships.active().exclude(pk=membership.pk)
    return membership.is_owner and others.exists() and not others.filter(role=Role.OWNER).exists()


def leave(*, membership: Membership) -> bool:
    """By oneself. What the person wrote stays the producer's.

    False where it had ended. Raises LastOwner: another must be made owner first.
    """
    with step(membership.producer_id, membership.user, as_staff=True) as producer:
        fresh = Membership.objects.select_related("user").get(pk=membership.pk)
        if fresh.left_at:
            return False
        if is_last_owner(fresh):
            raise LastOwner
        end(producer, fresh, by=fresh.user)
    return True


def remove(*, membership: Membership, by, as_staff: bool = False) -> bool:
    """By an owner, or by staff, who may remove the last owner too. Their open invitations go with
    them, and they are told. False where it had ended. Raises NotOwner, LastOwner."""
    with step(membership.producer_id, by, as_staff=as_staff) as producer:
        fresh = Membership.objects.select_related("user").get(pk=membership.pk)
        if fresh.left_at:
            return False
        if not as_staff and is_last_owner(fresh):
            raise LastOwner
        theirs = producer.invitations.filter(by=fresh.user, closed_at=None)
        theirs.update(closed_at=timezone.now())
        end(producer, fresh, by=by)
        outbox.put(
            kind="producer_removed",
            key=f"producer-membership:{fresh.pk}:removed",
            to=fresh.user.email,
            language=LANGUAGE,
            data={"producer": producer.name_vi},
        )
    return True


def end(producer, membership: Membership, *, by) -> None:
    """Where people went themselves and no owner is left, staff hear of it."""
    membership.left_at = timezone.now()
    membership.save(update_fields=["left_at"])
    if not Membership.objects.active().filter(user=membership.user).exists():
        news.stop(membership.user)
    event = note(producer, Kind.LEFT, str(membership), by)
    has_owner = producer.memberships.active().filter(role=Role.OWNER).exists()
    if has_owner or by != membership.user:
        return
    link = settings.SITE_URL + reverse("producer_file", args=[producer.pk])
    for manager in managers_of_catalogue():
        outbox.put(
            kind="producer_without_owner",
            key=f"producer-event:{event.pk}:{manager.key}",
            to=manager.to,
            language=LANGUAGE,
            data={"producer": producer.name_vi, "link": link},
        )


def part_with(user) -> None:
    """The account is about to be deleted: the person leaves every producer, the last owner too."""
    for membership in Membership.objects.active().filter(user=user).order_by("producer_id"):
        with step(membership.producer_id, user, as_staff=True) as producer:
            fresh = Membership.objects.select_related("user").get(pk=membership.pk)
            if not fresh.left_at:
                end(producer, fresh, by=user)


def addresses(memberships) -> dict[int, str]:
    """{account: its e-mail} of those of them who act for the producer now."""
    people = memberships.active().select_related("user").order_by("user_id")
    return {person.user_id: person.user.email for person in people if person.user.email}


def tell(producer: Producer, *, kind: str, occasion: str, **data) -> None:
    """One mail to each of the producer's people; to its record's address while it has none."""
    for reader, address in (addresses(producer.memberships) or {0: producer.email}).items():
        outbox.put(
            kind=kind,
            key=f"{kind}:{occasion}:{reader}",
            to=address,
            language=LANGUAGE,
            data={"producer": producer.name_vi, **data},
        )
