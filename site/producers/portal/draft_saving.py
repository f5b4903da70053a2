"""What a browser sends of a draft's page, written part by part.

The page is one form: whatever button is pressed, what was typed is saved first. `seen` (JSON)
says how each field read when the page was made, so that nobody's text is overwritten unseen.
"""

import json
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from producers.drafts import drafting, papers, photos
from producers.drafts.fields import clean_text, form_for
from producers.models import Draft
from producers.portal.draft_forms import PaperForm, PhotoForm, PhotoUpload


@dataclass
class Outcome:
    """What came of it. `conflicts`: {name of a field: how it reads now}; `photo_errors`: words for
    the sender; `paper_form`: where it was not in order; `photo_forms`: {pk: form} likewise."""

    draft: Draft
    conflicts: dict[str, str] = field(default_factory=dict)
    photo_errors: list[str] = field(default_factory=list)
    photo_forms: dict = field(default_factory=dict)
    paper_form: PaperForm | None = None

    @property
    def is_clean(self) -> bool:
        return not (self.conflicts or self.photo_errors or self.photo_forms or self.paper_form)


def seen_by(data) -> dict[str, str]:
    """How the sender's page read; {} where that is missing or broken: nothing was seen then, so
    that nothing is overwritten."""
    try:
        seen = json.loads(data.get("seen", ""))
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in seen.items()} if isinstance(seen, dict) else {}


def save_all(*, draft: Draft, data, files, by) -> Outcome:
    """Raises drafting.NotOpen, before anything is written."""
    seen = seen_by(data)
    typed = form_for(draft).typed(data)
    edits = {name: (seen.get(name, ""), typed[name]) for name in typed}
    saved = drafting.save(draft=draft, by=by, edits=edits)
    outcome = Outcome(saved.draft, conflicts=dict(saved.conflicts))
    save_photos(outcome, data, seen, by)
    add_photos(outcome, files.getlist("photos"), by)
    add_paper(outcome, data, files, by)
    outcome.draft.refresh_from_db()
    return outcome


def photo_texts(photo) -> dict[str, str]:
    """{name on the page: text} of a photo's fields, as a page is made with."""
    form = PhotoForm(instance=photo)
    return {form.add_prefix(name): clean_text(str(getattr(photo, name))) for name in form.fields}


def save_photos(outcome: Outcome, data, seen: dict[str, str], by) -> None:
    for photo in outcome.draft.photos.all():
        now = photo_texts(photo)
        typed = {name: clean_text(data[name]) for name in now if name in data}
        mine = {
            name: text for name, text in typed.items() if text not in (now[name], seen.get(name))
        }
        foreign = {name for name in mine if seen.get(name) != now[name]}
        outcome.conflicts |= {name: now[name] for name in foreign}
        mine = {name: text for name, text in mine.items() if name not in foreign}
        if mine:
            save_photo(outcome, photo, now | mine, by)


def save_photo(outcome: Outcome, photo, values: dict[str, str], by) -> None:
    form = PhotoForm(values, instance=photo)
    if form.is_valid():
        photos.change(photo=photo, by=by, **form.cleaned_data)
    else:
        outcome.photo_forms[photo.pk] = form


def add_photos(outcome: Outcome, uploads, by) -> None:
    for upload in uploads:
        name = upload.name
        try:
            photos.add(draft=outcome.draft, upload=PhotoUpload().clean(upload), by=by)
        except ValidationError as error:
            outcome.photo_errors.append(f"{name}: {' '.join(error.messages)}")
        except drafting.TooMany:
            most = {"name": name, "most": photos.MOST_PHOTOS}
            outcome.photo_errors.append(
                _("%(name)s was not taken: at most %(most)d photos are shown.") % most
            )


def is_begun(form: PaperForm) -> bool:
    """Whether anything was filled in for a new paper."""
    return any(form.has_changed() and form[name].data for name in ("kind", "file", "number"))


def add_paper(outcome: Outcome, data, files, by) -> None:
    form = PaperForm(data, files)
    if not is_begun(form):
        return
    if form.is_valid():
        try:
            papers.add(draft=outcome.draft, by=by, upload=form.cleaned_data["file"], **form.facts())
            return
        except drafting.TooMany:
            form.add_error(None, _("There are very many papers already. Remove one first."))
    outcome.paper_form = form
