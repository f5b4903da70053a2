"""What every translated record here does on save."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from catalogue.text import nfc, slugify


def fingerprint(text: str) -> str:
    """A short mark of a source text, to see later whether it changed."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]


class TranslatedRecord(models.Model):
    """Texts in Vietnamese (required) and English (optional).

    On save: texts become NFC; an empty slug is made per language from `slug_source`;
    for each English text the Vietnamese it was made from is remembered, so that
    `stale_translations` can say which English texts are older than their source.
    """

    slug_source: str | None = None
    #: Without these in English, an English page would be a Vietnamese one in disguise.
    key_texts: tuple[str, ...] = ()
    translated_from = models.JSONField(
        _("Source of each translation"), default=dict, blank=True, editable=False
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.prepare()
        super().save(*args, **kwargs)

    @classmethod
    def translated_fields(cls) -> list[str]:
        """Names of the translated fields, slugs left out: those follow by themselves."""
        fields = translator.get_options_for_model(cls).all_fields
        return [name for name in fields if name != "slug"]

    @property
    def stale_translations(self) -> list[str]:
        """Fields whose Vietnamese changed after the English was written."""
        return [
            name
            for name in self.translated_fields()
            if getattr(self, f"{name}_en")
            and self.translated_from.get(name, {}).get("vi") != fingerprint(self._vi(name))
        ]

    @property
    def missing_translations(self) -> list[str]:
        """Fields that have Vietnamese and no English."""
        return [
            name
            for name in self.translated_fields()
            if self._vi(name) and not getattr(self, f"{name}_en")
        ]

    @property
    def is_translated(self) -> bool:
        """Whether an English page of this record is English where it counts."""
        return all(getattr(self, f"{name}_en") or not self._vi(name) for name in self.key_texts)

    def _vi(self, name: str) -> str:
        return getattr(self, f"{name}_vi") or ""

    def _note_translations(self):
        """Ties an English text to its source when the English is new or was rewritten."""
        for name in self.translated_fields():
            english = getattr(self, f"{name}_en") or ""
            known = self.translated_from.get(name, {})
            if not english:
                self.translated_from.pop(name, None)
            elif known.get("en") != fingerprint(english):
                self.translated_from[name] = {
                    "vi": fingerprint(self._vi(name)),
                    "en": fingerprint(english),
                }

    def confirm_translations(self):
        """Staff read the English again and found it still right; call save() after."""
        self.translated_from = {}

    def _compose(self):
        """Not through `title` itself: setting it under /en/ would put Vietnamese in `title_en`."""
        aliases = translator.get_options_for_model(type(self)).all_fields
        for field in self._meta.concrete_fields:
            value = self.__dict__.get(field.attname)
            if field.name not in aliases and isinstance(value, str) and not value.isascii():
                setattr(self, field.attname, nfc(value))

    def _fill_slugs(self):
        for language in ("vi", "en"):
            source = getattr(self, f"{self.slug_source}_{language}")
            if source and not getattr(self, f"slug_{language}"):
                setattr(self, f"slug_{language}", slugify(source) or self.slug_fallback())

    def slug_fallback(self) -> str:
        """For a name that has no letter or figure an address could hold."""
        return "x"

    def prepare(self):
        """What save() does before it writes; `bulk_create` needs it called."""
        self._compose()
        if self.slug_source:
            self._fill_slugs()
        self._note_translations()
