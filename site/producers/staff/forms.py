"""What staff write into a producer's file."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import nfc
from producers import trail
from producers.models import ProducerEvent

LONGEST = 4000


class TrailForm(forms.Form):
    """`record(producer=…, by=…)` writes the line; False where another was first."""

    act = ""
    button = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix=self.act, **kwargs)

    def clean_text(self):
        return nfc(self.cleaned_data["text"]).replace("\r\n", "\n")


class ContactForm(TrailForm):
    act, button = "contact", gettext_lazy("Note the contact")
    happened_on = forms.DateField(
        label=gettext_lazy("Day"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How"), choices=[("", "—"), *ProducerEvent.Channel.choices]
    )
    text = forms.CharField(
        label=gettext_lazy("What was said or done"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def record(self, *, producer, by):
        return trail.note_contact(producer=producer, by=by, **self.cleaned_data)


class SuspendForm(TrailForm):
    act, button = "suspend", gettext_lazy("Suspend the producer")
    text = forms.CharField(
        label=gettext_lazy("Why it is suspended"),
        help_text=gettext_lazy("The producer reads this in a mail."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def record(self, *, producer, by):
        return trail.suspend(producer=producer, reason=self.cleaned_data["text"], by=by)


class ReinstateForm(TrailForm):
    act, button = "reinstate", gettext_lazy("End the suspension")
    text = forms.CharField(
        label=gettext_lazy("Why it is shown again"),
        help_text=gettext_lazy("The producer reads this in a mail."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def record(self, *, producer, by):
        return trail.reinstate(producer=producer, reason=self.cleaned_data["text"], by=by)


def forms_for(producer) -> tuple[type[TrailForm], ...]:
    """What can be done with a producer as it stands."""
    return (ContactForm, ReinstateForm if producer.suspended_at else SuspendForm)
