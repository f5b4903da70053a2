"""Forms whose texts stand in Vietnamese and English side by side.

A form lists `title_vi` and `title_en`, never `title`: that one means whichever language the
page is read in, and saving it would copy one language into the other.
"""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator

#: A year typed with a figure too many is a mistake; sums of days would leave the calendar.
LIKELY_DAYS = (MinValueValidator(date(1975, 1, 1)), MaxValueValidator(date(2100, 12, 31)))


def both(*names: str) -> list[str]:
    """The form fields of translated texts: `both("title")` is ["title_vi", "title_en"]."""
    return [f"{name}_{language}" for name in names for language in ("vi", "en")]


def translated(model) -> list[str]:
    """Names of the model's translated fields; none for a model without any."""
    try:
        return list(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return []


class StaffForm(forms.ModelForm):
    """Sections of fields; `required_texts` need Vietnamese; English never stands alone.

    `sections`: ((heading, (field, …)), …): a translated field by its plain name, fields that
    stand side by side as a tuple.
    """

    sections: tuple = ()
    required_texts: tuple = ()

    def __init__(self, *args, read_only=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.texts = [name for name in translated(self._meta.model) if f"{name}_vi" in self.fields]
        for name in self.texts:
            self._name_languages(name)
        for field in self.fields.values():
            dress(field)
            field.disabled = field.disabled or read_only

    def _name_languages(self, name):
        label = self._meta.model._meta.get_field(name).verbose_name
        vietnamese, english = self.fields[f"{name}_vi"], self.fields[f"{name}_en"]
        vietnamese.label = _("%(text)s, in Vietnamese") % {"text": label}
        english.label = _("%(text)s, in English") % {"text": label}
        vietnamese.required = vietnamese.widget.is_required = name in self.required_texts
        english.required = False
        vietnamese.widget.attrs["lang"], english.widget.attrs["lang"] = "vi", "en"

    def laid_out(self):
        """[(heading, [[bound field] or [Vietnamese, English], …]), …] for the template."""
        return [
            (heading, [row for name in names if (row := self._row(name))])
            for heading, names in self.sections
        ]

    def _row(self, name):
        if name in self.texts:
            return [self[f"{name}_vi"], self[f"{name}_en"]]
        names = (name,) if isinstance(name, str) else name
        return [self[each] for each in names if each in self.fields]

    def clean(self):
        cleaned = super().clean()
        for name in self.texts:
            lonely = cleaned.get(f"{name}_en") and not cleaned.get(f"{name}_vi")
            if lonely and f"{name}_vi" not in self.errors:
                self.add_error(
                    f"{name}_vi", _("Write the Vietnamese too: English never stands alone.")
                )
        return cleaned


def dress(field):
    """Bootstrap's classes, and the browser's own pickers for dates and times."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        widget.attrs.setdefault("class", "form-check-input")
        return
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.HiddenInput):
        return
    widget.attrs.setdefault("class", "form-control")
    if isinstance(field, forms.DateField):
        widget.format = "%Y-%m-%d"
        widget.input_type = "date"
        field.validators = [*field.validators, *LIKELY_DAYS]
    elif isinstance(field, forms.TimeField):
        widget.format = "%H:%M"
        widget.input_type = "time"
    elif isinstance(widget, forms.Textarea):
        widget.attrs["rows"] = 4
