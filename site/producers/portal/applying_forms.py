"""What "Sell with us" asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import Place
from cms.forms.building import PlainField
from cms.forms.trapped import Trapped
from producers.models import Application
from shop.checkout.fields import PhoneField, TaxCodeField
from shop.customer.forms import email_field


def line(label, longest: int, autocomplete: str, **options) -> PlainField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return PlainField(label=label, max_length=longest, widget=widget, **options)


class PlaceField(forms.ModelChoiceField):
    """With the ward of today, since people know the old names better or the new."""

    def label_from_instance(self, place):
        return f"{place.name} ({place.current_unit})" if place.current_unit else place.name


class ApplicationForm(Trapped, forms.ModelForm):
    """Nothing is ticked beforehand; whatever else is posted is ignored."""

    #: Field names by the heading under which they stand.
    PARTS = (
        (_("Your business"), ("kind", "name", "tax_code", "place", "address", "products")),
        (_("Whom we write to"), ("contact_name", "phone", "email")),
        (_("What you agree to"), ("agrees_to_review", "agrees_to_news")),
    )

    name = line(
        _("Name of the producer"), 255, "organization", help_text=_("As your papers have it.")
    )
    tax_code = TaxCodeField(
        label=_("Tax code"),
        max_length=20,
        help_text=_("10 digits; 13 for a branch; 12 for a household business."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    place = PlaceField(
        queryset=Place.objects.none(),
        label=_("Where you make it"),
        empty_label="—",
        help_text=_("If yours is not in the list, choose the nearest."),
    )
    address = line(
        _("Address"),
        255,
        "street-address",
        help_text=_("House number, hamlet, ward or commune, province or city."),
    )
    products = PlainField(
        label=_("What you make"),
        max_length=2000,
        help_text=_("Which goods, how much, and which papers you have. A few lines are enough."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    contact_name = line(_("Contact person"), 128, "name")
    phone = PhoneField(
        label=_("Phone"),
        max_length=32,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = email_field(help_text=_("Our answer goes there."))
    agrees_to_review = forms.BooleanField(
        label=_(
            "I agree that the OCOP Point keeps these data to examine my application and to answer "
            "me. If it is declined, they are deleted after two years."
        ),
        error_messages={"required": _("Without your consent we may not examine the application.")},
    )
    agrees_to_news = forms.BooleanField(
        label=_("I agree that the OCOP Point writes to me of fairs and courses for producers."),
        required=False,
    )

    class Meta:
        model = Application
        fields = ["kind", "name", "tax_code", "place", "address", "contact_name", "phone", "email",
                  "products", "agrees_to_review", "agrees_to_news"]  # fmt: skip
        labels = {"kind": _("Kind of business")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = Place.objects.order_by("-province__is_home", "name")
        self.fields["kind"].choices = [("", "—"), *Application._meta.get_field("kind").choices]

    @property
    def parts(self):
        """(heading, bound fields) in their order."""
        return [(heading, [self[name] for name in names]) for heading, names in self.PARTS]

    @property
    def visible(self):
        return [field for _heading, fields in self.parts for field in fields]
