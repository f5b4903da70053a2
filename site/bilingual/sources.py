"""An English text knows the Vietnamese it was written beside.

`translated_from` of a record: {field: {"en", "source", "at", "by"}}: a mark of the English text,
the Vietnamese as it was, when, and whose account (where it is known).
"""

import hashlib

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator


def fingerprint(text: str | None) -> str:
    """A short mark of a text, to see later whether it changed."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]


def translated_fields(model) -> list[str]:
    """Names of the model's translated fields, slugs left out: those follow by themselves."""
    return [name for name in translator.get_options_for_model(model).all_fields if name != "slug"]


class BilingualTexts(models.Model):
    """Texts in Vietnamese (required) and English (optional); save() notes new English texts.

    The rule: English that is new or was rewritten is taken for a translation of the Vietnamese
    saved with it. Vietnamese that changes alone leaves its English stale, until the English is
    rewritten or confirmed.
    """

    translated_from = models.JSONField(
        _("Source of each translation"), default=dict, blank=True, editable=False
    )
    #: Whose work the next save is; set by who knows it.
    translated_by_pk: int | None = None

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.prepare()
        super().save(*args, update_fields=self._with_sources(update_fields), **kwargs)

    def prepare(self):
        """What save() does before it writes; `bulk_create` needs it called."""
        self._note_translations()

    @classmethod
    def translated_fields(cls) -> list[str]:
        """Names of the translated fields, slugs left out."""
        return translated_fields(cls)

    @property
    def stale_translations(self) -> list[str]:
        """Fields whose Vietnamese changed after the English was written."""
        return [
            name
            for name in self.translated_fields()
            if self._en(name) and self.source_of(name) != self._vi(name)
        ]

    @property
    def missing_translations(self) -> list[str]:
        """Fields that have Vietnamese and no English."""
        return [name for name in self.translated_fields() if self._vi(name) and not self._en(name)]

    def source_of(self, name: str) -> str | None:
        """The Vietnamese of which the English of a field is a translation; None: not known."""
        return self.translated_from.get(name, {}).get("source")

    def translated_at(self, name: str):
        """When the English of a field was last written or confirmed; None: not known."""
        return parse_datetime(self.translated_from.get(name, {}).get("at") or "")

    def confirm_translations(self, *names: str):
        """Staff read the English again (of all fields, or of `names`) and found it still right;
        call save() after."""
        for name in names or list(self.translated_from):
            self.translated_from.pop(name, None)

    def _vi(self, name: str) -> str:
        return getattr(self, f"{name}_vi") or ""

    def _en(self, name: str) -> str:
        return getattr(self, f"{name}_en") or ""

    def _note_translations(self):
        for name in self.translated_fields():
            english = self._en(name)
            if not english:
                self.translated_from.pop(name, None)
            elif self.translated_from.get(name, {}).get("en") != fingerprint(english):
                self.note_translation(name, source=self._vi(name))

    def note_translation(self, name: str, *, source: str):
        """The English of a field, as it stands, is a translation of `source`."""
        self.translated_from[name] = {
            "en": fingerprint(self._en(name)),
            "source": source,
            "at": timezone.now().isoformat(timespec="seconds"),
            "by": self.translated_by_pk,
        }

    def _with_sources(self, update_fields):
        """A save of single fields that has English among them saves its sources too."""
        if update_fields is None:
            return None
        english = {f"{name}_en" for name in self.translated_fields()}
        has_english = bool(english & set(update_fields))
        return {*update_fields, "translated_from"} if has_english else update_fields
