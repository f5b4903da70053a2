"""What every translated record of the shop does on save."""

from modeltranslation.translator import translator

from bilingual.sources import BilingualTexts
from catalogue.text import nfc, slugify


class TranslatedRecord(BilingualTexts):
    """Texts in Vietnamese (required) and English (optional).

    On save: texts become NFC, with one kind of line end; an empty slug is made per language from
    `slug_source`; each new English text is noted (see `bilingual.sources`).
    """

    slug_source: str | None = None
    #: Without these in English, an English page would be a Vietnamese one in disguise.
    key_texts: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def is_translated(self) -> bool:
        """Whether an English page of this record is English where it counts."""
        return all(self._en(name) or not self._vi(name) for name in self.key_texts)

    def _compose(self):
        """Not through `title` itself: setting it under /en/ would put Vietnamese in `title_en`.

        Browsers send other line ends than files have: a text saved unchanged stays unchanged.
        """
        aliases = translator.get_options_for_model(type(self)).all_fields
        for field in self._meta.concrete_fields:
            value = self.__dict__.get(field.attname)
            if field.name in aliases or not isinstance(value, str):
                continue
            if not value.isascii() or "\r" in value:
                setattr(self, field.attname, nfc(value).replace("\r\n", "\n"))

    def _fill_slugs(self):
        for language in ("vi", "en"):
            source = getattr(self, f"{self.slug_source}_{language}")
            if source and not getattr(self, f"slug_{language}"):
                setattr(self, f"slug_{language}", slugify(source) or self.slug_fallback())

    def slug_fallback(self) -> str:
        """For a name that has no letter or figure an address could hold."""
        return "x"

    def prepare(self):
        self._compose()
        if self.slug_source:
            self._fill_slugs()
        super().prepare()
