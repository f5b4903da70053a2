"""An outlet's opening status in words."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from .schedule import Reason


def status(opening) -> str:
    """One line on an OpeningStatus, in the active language."""
    return _open(opening) if opening.is_open else _shut(opening)


def _open(opening) -> str:
    if opening.closes_at is None:
        return _("Open day and night")
    if opening.closing_soon:
        left = opening.minutes_left
        text = ngettext("Open %(count)d more minute", "Open %(count)d more minutes", left)
        return text % {"count": left}
    return _("Open until %(time)s") % {"time": _clock(opening.closes_at)}


def _shut(opening) -> str:
    if opening.reason == Reason.CLOSED:
        return _("Closed for good")
    if opening.reason == Reason.PLANNED:
        return _planned(opening)
    if opening.opens_at is None:
        return _("Closed for now")
    return _opens(opening.opens_at, (opening.opens_at.date() - opening.at.date()).days)


def _planned(opening) -> str:
    if opening.opens_on is None:
        return _("Opening soon")
    day = date_format(opening.opens_on, pgettext("date format", "j F Y"))
    return _("Opens on %(date)s") % {"date": day}


def _opens(opens_at: datetime, days: int) -> str:
    facts = {"time": _clock(opens_at)}
    if days == 0:
        return _("Closed, opens at %(time)s") % facts
    if days == 1:
        return _("Closed, opens tomorrow at %(time)s") % facts
    if days < 7:
        facts["weekday"] = date_format(opens_at, "l")
        return _("Closed, opens %(weekday)s at %(time)s") % facts
    facts["date"] = date_format(opens_at, pgettext("date format", "j F"))
    return _("Closed, opens on %(date)s at %(time)s") % facts


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
