"""A draft's texts as people read them: fields by their labels, choices by their names."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from design.templatetags.money import vnd
from producers.drafts.fields import DraftForm, form_for
from producers.models import Draft

#: What comments may be about beside the fields: as `drafts.checklist` names them.
PARTS = {"photos": gettext_lazy("Photos"), "papers": gettext_lazy("Papers")}


class Words:
    """Of one draft's form. Names of records are read once for each kind, however many texts."""

    def __init__(self, form: DraftForm):
        self.form = form
        self.known: dict[str, dict[str, str]] = {}

    def label(self, name: str) -> str:
        """What a field or a part is called; a name that is no field any more stands for itself."""
        found = self.form.fields[name].label if name in self.form.fields else PARTS.get(name, name)
        label = str(found)
        return label[:1].upper() + label[1:]

    def text(self, name: str, text: str) -> str:
        """What the text means; one that means nothing, as it was typed."""
        field = self.form.fields.get(name)
        if name == "price_wish":
            return price(field, text)
        if not text and not isinstance(field, forms.BooleanField):
            return ""
        return self.names(name, field).get(text, text)

    def names(self, name: str, field) -> dict[str, str]:
        if name not in self.known:
            self.known[name] = names_of(field)
        return self.known[name]


def names_of(field) -> dict[str, str]:
    """{text: what it means} of a field in which things are chosen; {} of others."""
    if isinstance(field, forms.ModelChoiceField):
        return {str(record.pk): str(record) for record in field.queryset}
    if isinstance(field, forms.BooleanField):
        return {"1": _("Yes"), "": _("No")}
    if hasattr(field, "choices"):
        return {str(value): str(label) for value, label in field.choices}
    return {}


def price(field, text: str) -> str:
    """As the shop writes prices."""
    try:
        return vnd(field.to_python(text))
    except forms.ValidationError:
        return text


def labelled(draft: Draft, comments: dict[str, str]) -> list[list[str]]:
    """[[what it is about, comment], …] in the order of the form and in the active language."""
    words = Words(form_for(draft))
    order = [*words.form.fields, *PARTS]
    known = sorted(comments, key=lambda name: order.index(name) if name in order else len(order))
    return [[words.label(name), comments[name]] for name in known]
