"""One record's texts side by side: Vietnamese to read, English to write."""

from typing import NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bilingual.difference import Part, difference
from bilingual.sources import fingerprint
from bilingual.states import CURRENT, MISSING, STALE

LABELS = {
    MISSING: gettext_lazy("English is missing"),
    STALE: gettext_lazy("Vietnamese changed since"),
    CURRENT: gettext_lazy("Up to date"),
}


class Text(NamedTuple):
    """A field with Vietnamese or English. `changes`: of the Vietnamese, since it was translated."""

    name: str
    label: str
    vietnamese: str
    state: str
    changes: list[Part]
    field: forms.BoundField
    #: What somebody else wrote meanwhile, where it is not what this form began with.
    theirs: str = ""

    @property
    def state_label(self):
        return LABELS[self.state]


def edition_of(record) -> str:
    """A mark of all its texts: it changes when somebody saves another."""
    names = record.translated_fields()
    return fingerprint("\x1f".join(record._vi(name) + "\x1e" + record._en(name) for name in names))


def state_of(record, name: str) -> str:
    if not record._en(name):
        return MISSING
    return STALE if name in record.stale_translations else CURRENT


class EnglishForm(forms.Form):
    """Fields `<name>_en`, and `holds`: names of stale fields whose English is still right.

    `is_overtaken`: somebody saved the record after the form was drawn; nothing is written then.
    """

    edition = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, record, data=None):
        super().__init__(data)
        self.record = record
        self.is_overtaken = False
        given = [n for n in record.translated_fields() if record._vi(n) or record._en(n)]
        #: What waits stands first.
        self.names = sorted(given, key=lambda name: state_of(record, name) == CURRENT)
        for name in self.names:
            self.fields[f"{name}_en"] = self.english(name)
        self.fields["edition"].initial = edition_of(record)
        stale = [(name, name) for name in self.names if state_of(record, name) == STALE]
        self.fields["holds"] = forms.MultipleChoiceField(choices=stale, required=False)

    def english(self, name: str) -> forms.Field:
        field = self.record._meta.get_field(f"{name}_en").formfield(
            required=False, label=_("English"), initial=self.record._en(name)
        )
        if len(self.record._vi(name)) > 80:
            field.widget = forms.Textarea(attrs={"rows": 4})
        field.widget.attrs |= {"lang": "en", "spellcheck": "true"}
        return field

    @property
    def texts(self) -> list[Text]:
        return [self.text(name) for name in self.names]

    def text(self, name: str) -> Text:
        record, bound = self.record, self[f"{name}_en"]
        vietnamese, source = record._vi(name), record.source_of(name)
        state = state_of(record, name)
        changes = difference(source, vietnamese) if state == STALE and source else []
        label = str(record._meta.get_field(name).verbose_name)
        written = str(bound.value() or "").replace("\r\n", "\n")
        theirs = record._en(name) if self.is_overtaken and written != record._en(name) else ""
        return Text(name, label[:1].upper() + label[1:], vietnamese, state, changes, bound, theirs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("edition") != edition_of(self.record):
            self.is_overtaken = True
            raise forms.ValidationError(
                _("Somebody changed these texts meanwhile. Yours stand below, not saved yet."),
                code="overtaken",
            )
        return cleaned

    def save(self, *, by):
        """Writes the English alone, as the work of that account."""
        for name in self.names:
            write_english(self.record, name, self.cleaned_data[f"{name}_en"])
        held = self.cleaned_data["holds"]
        if held:
            self.record.confirm_translations(*held)
        self.record.translated_by_pk = by.pk
        self.record.save()


def write_english(record, name: str, text: str | None):
    """Sets it where it differs: an empty text stays the kind of empty that it is."""
    text = (text or "").replace("\r\n", "\n")
    if text != record._en(name):
        setattr(record, f"{name}_en", text or None if is_nullable(record, name) else text)


def is_nullable(record, name: str) -> bool:
    return record._meta.get_field(f"{name}_en").null


def locked(model, pk: int):
    """The record, held until the transaction ends; raises DoesNotExist."""
    return model._base_manager.select_for_update().get(pk=pk)
