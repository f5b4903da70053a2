"""What customers fill in about themselves."""

from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib.auth import forms as auth_forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.models import UserAddress

from catalogue.models import Province
from catalogue.text import nfc
from shop.communication import outbox

from .accounts import is_staff

#: Goods are sent within the country.
VIETNAM = "VN"


def email_field(**options) -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
    return forms.EmailField(label=_("E-mail"), widget=widget, max_length=254, **options)


def new_password_field() -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        label=_("Password"), widget=widget, strip=False, help_text=_("At least 8 characters.")
    )


class LoginForm(auth_forms.AuthenticationForm):
    """By e-mail and password."""

    username = email_field()
    error_messages = {
        "invalid_login": _("This e-mail and password do not match. Please try again."),
        "inactive": _("This account is closed."),
    }


class RegisterForm(forms.Form):
    email = email_field()


class FinishForm(forms.Form):
    """The second step: `user` is who it will be, for the rules of passwords."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = new_password_field()
    agrees = forms.BooleanField(
        label=_("I agree that the shop keeps my name, address and orders in an account."),
        error_messages={"required": _("An account needs your consent to keep these data.")},
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_name(self):
        return nfc(self.cleaned_data["name"])

    def clean(self):
        words = self.cleaned_data
        if "password" in words:
            user = User(email=self.email, first_name=words.get("name", ""))
            try:
                password_validation.validate_password(words["password"], user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return words


class PasswordResetForm(auth_forms.PasswordResetForm):
    """The link goes out through our outbox; to staff none, as docs/roles.md says."""

    email = email_field()

    def get_users(self, email):
        return (user for user in super().get_users(email) if not is_staff(user))

    def send_mail(self, subject, body, context, from_email, to_email, html_email_template_name):
        """Django hands over the token; the words are ours."""
        user = context["user"]
        link = reverse("password_new", args=[context["uid"], context["token"]])
        outbox.put(
            kind="password_reset",
            key=f"password_reset:{uuid4()}",
            to=to_email,
            language=get_language(),
            data={"link": settings.SITE_URL + link},
        )
        return user


class NameForm(forms.ModelForm):
    first_name = forms.CharField(
        label=_("Your name"),
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    class Meta:
        model = User
        fields = ["first_name"]


class AddressForm(forms.ModelForm):
    """A delivery address in Vietnam: street, ward or commune, province or city."""

    first_name = forms.CharField(
        label=_("Recipient"),
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    line1 = forms.CharField(
        label=_("House number and street"),
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    line3 = forms.CharField(
        label=_("Ward or commune"),
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    line4 = forms.ChoiceField(label=_("Province or city"))

    class Meta:
        model = UserAddress
        fields = ["first_name", "line1", "line3", "line4", "phone_number"]
        labels = {"phone_number": _("Phone")}
        error_messages = {"phone_number": {"invalid": _("This is not a phone number.")}}

    def __init__(self, *args, user, instance=None, **kwargs):
        """Oscar's model refuses an address that `user` keeps already."""
        super().__init__(*args, instance=instance or UserAddress(user=user), **kwargs)
        self.instance.country_id = VIETNAM
        names = Province.objects.filter(in_addresses=True).values_list("name_vi", flat=True)
        self.fields["line4"].choices = [("", "—"), *((name, name) for name in names)]


class PasswordConfirmForm(forms.Form):
    """Asked before what cannot be undone."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password."))
        return password


class LookupForm(forms.Form):
    """Finds a guest's order again: the link goes to the order's own address, never to the asker."""

    number = forms.CharField(
        label=_("Order number"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    email = email_field()
