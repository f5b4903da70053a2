"""Whom to let in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from producers.models.membership import Role
from shop.customer.forms import email_field


class InviteForm(forms.Form):
    email = email_field()
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.HELPER,
        help_text=_("An owner also says who else may come in; a helper does everything else."),
    )
