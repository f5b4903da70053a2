"""How far away an event or campaign is, in words."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def countdown(begins: date | None, ends: date | None) -> str:
    """`In 5 days`, `Today`, `Under way`, `Over`; empty where no day is known (local days)."""
    today = timezone.localdate()
    if ends and ends < today:
        return _("Over")
    if begins is None or begins < today:
        return _("Under way") if begins or ends else ""
    days = (begins - today).days
    if days == 0:
        return _("Today")
    return ngettext("In %(days)s day", "In %(days)s days", days) % {"days": days}
