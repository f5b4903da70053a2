"""Reads the surroundings of a page, and remembers them until a setting or a page changes.

Each reading is kept with the number of the edition it was begun in; a change, once committed,
begins a new edition. So what a slow reader keeps after a change is never taken for new. Processes
that share no cache hear of a change after `KEPT` seconds at the latest.
"""

from dataclasses import dataclass
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from cms.models import Announcement, Navigation, SiteOwner, SocialLink, StandardPage
from cms.shelves.addresses import addresses

from . import built_in
from .entries import Column, Entry, columns, entries, pages_named

EDITION = "surroundings"
KEPT = 60


@dataclass(frozen=True)
class Surroundings:
    """Of every page in one language."""

    main: list[Entry]
    foot: list[Column]
    owner: SiteOwner | None
    social_links: list[SocialLink]
    notice: Announcement | None
    notice_url: str

    @property
    def announcement(self) -> Announcement | None:
        """The one that is on now."""
        is_on = self.notice is not None and self.notice.is_shown(timezone.now())
        return self.notice if is_on else None


def surroundings() -> Surroundings:
    """In the active language: no query while remembered, else a fixed number."""
    key = f"{EDITION}-{get_language() or 'vi'}"
    known = cache.get_many([EDITION, key])
    edition = known.get(EDITION) or begin_edition()
    kept_edition, kept = known.get(key, (None, None))
    if kept_edition == edition:
        return kept
    fresh = read()
    cache.set(key, (edition, fresh), KEPT)
    return fresh


def begin_edition() -> str:
    edition = uuid4().hex
    cache.set(EDITION, edition, None)
    return edition


def forget():
    """Call in the transaction that changes something: it counts once committed."""
    transaction.on_commit(begin_edition)


def read() -> Surroundings:
    owner, notice = of_the_site(SiteOwner), of_the_site(Announcement)
    main, foot = menus(of_the_site(Navigation))
    return Surroundings(
        main=main,
        foot=foot,
        owner=owner,
        social_links=list(owner.social_links.all()) if owner else [],
        notice=notice,
        notice_url=addresses([notice.page_id])[notice.page_id] if notice and notice.page_id else "",
    )


def of_the_site(model):
    return model.objects.filter(site__is_default_site=True).first()


def menus(navigation: Navigation | None) -> tuple[list[Entry], list[Column]]:
    if navigation is None:
        return built_in.main(), built_in.foot(policy_pages())
    pages = pages_named(navigation.main.raw_data, navigation.foot.raw_data)
    main = entries((child.value for child in navigation.main), pages)
    foot = columns((child.value for child in navigation.foot), pages)
    return main or built_in.main(), foot or built_in.foot(policy_pages())


def policy_pages() -> dict[str, str]:
    """{key of a policy: address of its page} in the active language."""
    own = StandardPage.objects.live().filter(locale__language_code=get_language(), alias_of=None)
    return {page.policy: page.url for page in own.exclude(policy="")}
