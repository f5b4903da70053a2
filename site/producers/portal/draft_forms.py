"""What a producer fills in beside the texts: of photos, of papers."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import nfc
from papers.uploads import PaperUpload
from pictures.uploads import PictureUpload
from producers.drafts.photos import check_sharp_enough
from producers.models import DraftPaper, DraftPhoto
from shop.dashboard.bilingual import LIKELY_DAYS

#: Kinds that a rule asks for by number and issuer.
NUMBERED = ("food_safety", "licence")
CERTIFICATE = ("number", "issuer", "issued_on", "stars", "level", "decision")


class PhotoForm(forms.ModelForm):
    """The texts of one photo, and which part of it is shown."""

    class Meta:
        model = DraftPhoto
        fields = ("alt_vi", "alt_en", "shape", "across", "down")
        widgets = {
            "across": forms.NumberInput(attrs={"type": "range", "min": 0, "max": 100, "step": 5}),
            "down": forms.NumberInput(attrs={"type": "range", "min": 0, "max": 100, "step": 5}),
        }

    def __init__(self, *args, instance, **kwargs):
        prefix = f"photo-{instance.pk}"
        super().__init__(*args, instance=instance, prefix=prefix, **kwargs)
        self.use_required_attribute = False
        for name, field in self.fields.items():
            field.is_needed = name != "alt_en"
        self.fields["alt_vi"].widget.attrs["lang"] = "vi"
        self.fields["alt_en"].widget.attrs["lang"] = "en"
        if not instance.file:
            for name in ("shape", "across", "down"):
                del self.fields[name]


class PhotoUpload(PictureUpload):
    """A photo, written anew, and large enough to be shown."""

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload:
            check_sharp_enough(upload)
        return upload


def day_field(label):
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[*LIKELY_DAYS],
    )


class PaperForm(forms.ModelForm):
    """A certificate or document. What must be said of it depends on its kind."""

    file = PaperUpload(
        label=gettext_lazy("File"), help_text=gettext_lazy("A photo of it, or a PDF.")
    )
    issued_on = day_field(gettext_lazy("Date of issue"))
    expires_on = day_field(gettext_lazy("Valid until"))

    class Meta:
        model = DraftPaper
        fields = (
            *("kind", "file", "number", "issuer", "issued_on", "expires_on"),
            *("stars", "level", "decision"),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="paper", use_required_attribute=False, **kwargs)
        self.fields["expires_on"].help_text = _("Leave it empty if the paper names no end.")
        for name in ("stars", "level", "decision"):
            self.fields[name].help_text = _("Only of an OCOP certificate.")

    def clean(self):
        cleaned = super().clean()
        for name in ("number", "issuer", "decision"):
            cleaned[name] = nfc(cleaned.get(name) or "")
        for name in self.needed(cleaned.get("kind")):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("This is needed for a paper of this kind."))
        self.check_days(cleaned.get("issued_on"), cleaned.get("expires_on"))
        return cleaned

    def needed(self, kind) -> tuple[str, ...]:
        if kind == DraftPaper.OCOP:
            return CERTIFICATE
        return ("number", "issuer") if kind in NUMBERED else ()

    def check_days(self, issued_on, expires_on):
        today = timezone.localdate()
        if issued_on and issued_on > today:
            self.add_error("issued_on", _("This day has not come yet."))
        if expires_on and expires_on < today:
            self.add_error("expires_on", _("This paper has run out. Please send one in force."))
        elif issued_on and expires_on and expires_on < issued_on:
            self.add_error("expires_on", ValidationError(_("This lies before the date of issue.")))

    def facts(self) -> dict:
        """What `papers.add` takes beside the file."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "file"}
