"""The pictures of a draft beside those in the shop: what is new, gone, moved, described anew."""

from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bilingual.difference import SAME, Part, difference
from pictures.models import Picture
from pictures.templatetags.pictures import widest
from producers.drafts.drafting import live_pictures
from producers.models import Draft, DraftPhoto


@dataclass(frozen=True)
class Shot:
    """One picture. `alts`: [(language, what it shows, with what changed), …]; `marks`: what is
    different, for people; `original`: where the file as it was sent is, of a new one."""

    address: str
    alts: list[tuple[str, list[Part]]]
    marks: list[str] = field(default_factory=list)
    original: str = ""


class Photos:
    """Of one draft: `now` in the shop, `then` after approval."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.pictures = live_pictures(draft)
        self.photos = list(draft.photos.select_related("picture"))
        known = [photo.picture for photo in self.photos if photo.picture]
        prefetch_related_objects([*self.pictures, *known], "renditions")
        begun = set(draft.base.get("pictures", []))
        kept = {picture.pk for picture in known}
        self.gone = [one for one in self.pictures if one.pk not in kept and one.pk in begun]
        #: Put there by staff since the producer began: behind the draft's own.
        self.added = [one for one in self.pictures if one.pk not in kept | begun]
        self.before = [one.pk for one in self.pictures if one.pk in kept]
        self.after = [one.pk for one in known if one.pk in set(self.before)]

    @property
    def is_changed(self) -> bool:
        return bool(self.gone) or any(shot.marks for shot in self.then)

    @property
    def now(self) -> list[Shot]:
        return [
            Shot(
                widest(picture)["url"],
                alts_of(picture, picture),
                [_("Taken out")] if picture in self.gone else [],
            )
            for picture in self.pictures
        ]

    @property
    def then(self) -> list[Shot]:
        staying = [
            Shot(widest(one)["url"], alts_of(one, one), [_("Added by staff, stays")])
            for one in self.added
        ]
        return [self.shot(photo) for photo in self.photos] + staying

    def shot(self, photo: DraftPhoto) -> Shot:
        if photo.picture:
            address, original = widest(photo.picture)["url"], ""
        else:
            place = [self.draft.pk, photo.pk]
            address = reverse("producer_review_photo", args=place)
            original = reverse("producer_review_original", args=place)
        return Shot(address, alts_of(photo.picture, photo), self.marks(photo), original)

    def marks(self, photo: DraftPhoto) -> list[str]:
        if photo.picture is None:
            return [pgettext("not there before", "New")]
        found = []
        if photo.picture_id not in self.before:
            found.append(_("Staff took it out meanwhile; approval brings it back"))
        elif self.before.index(photo.picture_id) != self.after.index(photo.picture_id):
            found.append(_("Moved"))
        alts = alts_of(photo.picture, photo)
        if any(part.kind != SAME for _code, parts in alts for part in parts):
            found.append(_("Description changed"))
        return found


def alts_of(before: Picture | None, after) -> list[tuple[str, list[Part]]]:
    """What it shows in each language that has a text."""
    texts = {
        code: (getattr(before, f"alt_{code}", None) or "", getattr(after, f"alt_{code}") or "")
        for code in ("vi", "en")
    }
    if before is None:
        texts = {code: (new, new) for code, (_old, new) in texts.items()}
    return [(code, difference(*pair)) for code, pair in texts.items() if any(pair)]
