"""What people fill in to come in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.customer.forms import FinishForm, email_field


class SignInForm(forms.Form):
    email = email_field()


class JoinForm(FinishForm):
    """Of an address that has no account yet. The password may be left out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        password, agrees = self.fields["password"], self.fields["agrees"]
        password.required = False
        password.help_text = _(
            "At least 8 characters. Left empty, you sign in each time by a link in a mail."
        )
        agrees.label = _(
            "I agree that the shop keeps my name and e-mail in an account, and notes what I do for "
            "the producer."
        )

    def clean(self):
        return super().clean() if self.cleaned_data.get("password") else self.cleaned_data
