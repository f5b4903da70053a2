"""What approval of a draft would change, beside what the shop shows now. Reads; writes nothing."""

from dataclasses import dataclass
from functools import cached_property

from bilingual.difference import Part, difference
from producers.drafts.fields import form_for, live_texts
from producers.drafts.publishing import changed_fields
from producers.drafts.words import Words
from producers.models import Draft

#: Not a text of the product: it stands with the prices.
WISH = "price_wish"


@dataclass(frozen=True)
class Row:
    """One field, in words. `now`: in the shop; `then`: after approval; `began`: what the producer
    began with, where staff have changed it in the shop since."""

    name: str
    label: str
    now: str
    then: str
    #: Of the text: "vi", "en" or "".
    language: str
    is_changed: bool
    is_touched: bool = False
    began: str = ""

    @property
    def parts(self) -> list[Part]:
        return difference(self.now, self.then)

    @property
    def is_overwritten(self) -> bool:
        """Approval would replace what staff wrote."""
        return self.is_changed and self.is_touched


class Comparison:
    """Of the texts of one draft, which is not changed while it is read."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.words = Words(form_for(draft))
        self.live = live_texts(draft)
        self.base = draft.base.get("texts", {})
        self.is_new = not self.live

    @cached_property
    def rows(self) -> list[Row]:
        """Every field, in the order of the producer's form."""
        sent = set(changed_fields(self.draft))
        return [self.row(name, name in sent) for name in self.words.form.names() if name != WISH]

    def row(self, name: str, is_sent: bool) -> Row:
        live, base = self.live.get(name, ""), self.base.get(name, "")
        text = self.draft.texts.get(name, "") if is_sent else live
        is_touched = name in self.base and live != base
        return Row(
            name,
            self.words.label(name),
            now="" if self.is_new else self.words.text(name, live),
            then=self.words.text(name, text),
            language=name[-2:] if name.endswith(("_vi", "_en")) else "",
            is_changed=text != live,
            is_touched=is_touched,
            began=self.words.text(name, base) if is_touched else "",
        )

    @property
    def changed(self) -> list[Row]:
        """Of a new product: all that was written."""
        return [row for row in self.rows if row.is_changed]

    @property
    def unchanged(self) -> list[Row]:
        return [row for row in self.rows if not row.is_changed]

    @property
    def wish(self) -> str:
        return self.words.text(WISH, self.draft.texts.get(WISH, ""))
