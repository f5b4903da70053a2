"""What a mail says: a subject, a text and a page, in its own language."""

from typing import NamedTuple

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation

from .models import OutgoingMail


class Rendered(NamedTuple):
    subject: str
    text: str
    html: str


def render(mail: OutgoingMail) -> Rendered:
    """Each kind brings its subject and what it has to say; a frame adds the order and the shop.

    `mail/<kind>.subject.txt` and `mail/<kind>.lead.txt` have `order` and `data` at hand.
    """
    with translation.override(mail.language):
        context = {
            "mail": mail,
            "order": mail.order,
            "data": mail.data,
            "language": mail.language,
            "shop": settings.OSCAR_SHOP_NAME,
            "site_url": settings.SITE_URL,
            "link": mail.data.get("link") or address_of(mail.order),
        }
        subject = " ".join(plain(f"mail/{mail.kind}.subject.txt", context).split())
        context |= {"subject": subject, "lead": plain(f"mail/{mail.kind}.lead.txt", context)}
        return Rendered(
            subject=subject,
            text=tidy(plain("mail/frame.txt", context)),
            html=render_to_string("mail/frame.html", context),
        )


def plain(name: str, context: dict) -> str:
    """The template as text: nothing is escaped for HTML."""
    return get_template(name).template.render(Context(context, autoescape=False)).strip()


def tidy(text: str) -> str:
    """Lines without blanks at their end, never two empty ones in a row."""
    lines = [line.rstrip() for line in text.splitlines()]
    kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    return "\n".join(kept) + "\n"


def address_of(order) -> str:
    """The order's page, in full, in the language now active; "" where the mail is of no order."""
    return settings.SITE_URL + order.get_absolute_url() if order else ""
