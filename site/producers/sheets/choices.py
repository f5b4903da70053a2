"""The choices of the columns that have any: by key, as drafts keep them, and by name."""

from django import forms
from django.utils.translation import override

from catalogue.models import Category, Place, Specialty
from producers.drafts.fields import ProductFields
from producers.sheets.columns import COLUMNS, Kind, bare


class Choices:
    """Read once for a whole sheet. `labels` {column's name: {key: Vietnamese name}}."""

    def __init__(self):
        with override("vi"):
            self.labels = {
                "category": shelves(),
                "place": named(Place),
                "specialty": named(Specialty),
            }
            self.form = ProductFields({})
            for column in COLUMNS:
                if column.kind is Kind.CHOICE and column.name not in self.labels:
                    self.labels[column.name] = labels_of(self.form.fields[column.name])
        self.keys = {name: by_words(labels) for name, labels in self.labels.items()}
        for name in ("category", "place", "specialty"):
            # Asked from memory: once for each of 500 rows otherwise.
            pairs = list(self.labels[name].items())
            label = self.form.fields[name].label
            self.form.fields[name] = forms.ChoiceField(label=label, choices=pairs, required=False)

    def key(self, name: str, text: str) -> str | None:
        """The key of what was typed: a name, or the key itself."""
        if text in self.labels[name]:
            return text
        return self.keys[name].get(bare(text))

    def errors(self, texts: dict, product) -> dict[str, str]:
        """{field: the first thing wrong with its text} by the draft's own form."""
        form = self.form
        form.data, form.subject = texts, product
        form.full_clean()
        return {name: sentences[0] for name, sentences in form.errors.items()}


def labels_of(field) -> dict[str, str]:
    return {str(key): str(label) for key, label in field.choices if key}


def named(model) -> dict[str, str]:
    return told_apart({str(pk): name for pk, name in model.objects.values_list("pk", "name_vi")})


def shelves() -> dict[str, str]:
    """Each shelf with those it stands in: “Đồ uống / Trà”."""
    path, found = [], {}
    for shelf in Category.objects.order_by("path"):
        path[shelf.depth - 1 :] = [shelf.name_vi or ""]
        found[str(shelf.pk)] = " / ".join(path)
    return told_apart(found)


def told_apart(labels: dict[str, str]) -> dict[str, str]:
    """Of several that are called the same, each with its number."""
    names = list(map(bare, labels.values()))
    return {
        key: f"{label} ({key})" if names.count(bare(label)) > 1 else label
        for key, label in labels.items()
    }


def by_words(labels: dict[str, str]) -> dict[str, str]:
    """Words → key. Of a shelf the last word does, where it is the only one."""
    last = [bare(label.rpartition(" / ")[2]) for label in labels.values()]
    short = {word: key for key, word in zip(labels, last, strict=True) if last.count(word) == 1}
    return short | {bare(label): key for key, label in labels.items()}
