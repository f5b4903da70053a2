"""Sends what lies in the outbox: tried again where the server was away, never sent twice.

A mail is claimed (SENDING) before it is handed to the mail server. Whoever dies in between leaves
it claimed: nobody knows whether it went out, so it is not sent again but shown to staff.
"""

from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.utils import timezone

from .models import OutgoingMail
from .rendering import render

Status = OutgoingMail.Status
#: Waits before the second, third… try.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
#: A claim older than this belongs to a worker that died.
CLAIM_HOLDS = timedelta(minutes=15)
LOST = "The sender died while sending: whether it went out is not known."


def send(key: str) -> None:
    """Sends the mail, if it waits for it; books what came of it."""
    mail = claim(key)
    if mail is None:
        return
    try:
        message(mail).send()
    except (OSError, SMTPException) as error:
        put_back(mail, error)
    except Exception as error:
        give_up(mail, error)
        raise
    else:
        _book(mail, status=Status.SENT, sent_at=timezone.now(), error="")


def claim(key: str) -> OutgoingMail | None:
    """The mail, now ours alone; None where it is not due, or is another's."""
    now = timezone.now()
    due = OutgoingMail.objects.filter(key=key, status=Status.WAITING, next_try_at__lte=now)
    if not due.update(status=Status.SENDING, claimed_at=now, tries=F("tries") + 1):
        return None
    return OutgoingMail.objects.select_related("order").get(key=key)


def message(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The mail as it travels: text with an HTML version; its id stays the same at each try."""
    subject, text, html = render(mail)
    domain = settings.SITE_URL.split("//")[-1].split(":")[0]
    headers = {
        "Message-ID": f"<{mail.message_id}@{domain}>",
        "Content-Language": mail.language,
        "Auto-Submitted": "auto-generated",
    }
    email = EmailMultiAlternatives(subject, text, to=[mail.to], headers=headers)
    email.attach_alternative(html, "text/html")
    return email


def put_back(mail: OutgoingMail, error: Exception) -> None:
    """To be tried again later; given up where the server refused for good or too often."""
    if refused_for_good(error) or mail.tries > len(PAUSES):
        give_up(mail, error)
        return
    _book(
        mail,
        status=Status.WAITING,
        next_try_at=timezone.now() + PAUSES[mail.tries - 1],
        error=str(error),
    )


def refused_for_good(error: Exception) -> bool:
    """Whether the mail server said 5xx (RFC 5321, 4.2.1): the next try would end the same."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _said in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code >= 500


def give_up(mail: OutgoingMail, error: Exception) -> None:
    _book(mail, status=Status.FAILED, error=str(error) or repr(error))


def requeue() -> int:
    """Sends mail that is due and that no job is left for; returns how many. Called by the clock."""
    now = timezone.now()
    lost = OutgoingMail.objects.filter(status=Status.SENDING, claimed_at__lt=now - CLAIM_HOLDS)
    lost.update(status=Status.FAILED, error=LOST)
    due = OutgoingMail.objects.filter(status=Status.WAITING, next_try_at__lte=now)
    keys = list(due.order_by("next_try_at").values_list("key", flat=True)[:100])
    for key in keys:
        send(key)
    return len(keys)


def _book(mail: OutgoingMail, **facts) -> None:
    OutgoingMail.objects.filter(pk=mail.pk, status=Status.SENDING).update(**facts)
