"""Outlets: what they are, when they open, and the days that differ."""

from django.forms import inlineformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.pictures import PICTURE_ROWS, PictureFields
from shop.dashboard.screens import CreateScreen, EditScreen, ListScreen, RecordScreen, RowsScreen
from shop.partner.models import OpeningException, OpeningHours, Partner

SEE, ADD, CHANGE = (f"partner.{verb}_partner" for verb in ("view", "add", "change"))


class OutletForm(PictureFields, StaffForm):
    sections = (
        (gettext_lazy("Texts"), ("name", "short_name", "summary", "story")),
        (
            gettext_lazy("Where"),
            ("address", "former_address", ("latitude", "longitude"), ("phone", "email")),
        ),
        (
            gettext_lazy("In the plan"),
            (("state", "phase"), ("opened_on", "commitment_ends_on")),
        ),
        (
            gettext_lazy("Public holidays"),
            ("holiday_hours", ("holiday_opens", "holiday_closes")),
        ),
        (gettext_lazy("Orders"), ("collection_cutoff_minutes", "ships")),
        (gettext_lazy("Picture"), PICTURE_ROWS),
    )
    required_texts = ("name", "address")

    class Meta:
        model = Partner
        fields = [
            *both("name", "summary", "story", "address", "former_address"),
            *("short_name", "latitude", "longitude", "phone", "email"),
            *("state", "phase", "opened_on", "commitment_ends_on"),
            *("holiday_hours", "holiday_opens", "holiday_closes"),
            *("collection_cutoff_minutes", "ships"),
        ]

    def __init__(self, *args, read_only=False, **kwargs):
        super().__init__(*args, read_only=read_only, **kwargs)
        self.start_pictures(self.instance.picture, read_only=read_only)

    def clean(self):
        cleaned = super().clean()
        self.check_picture()
        self.check_holidays(cleaned)
        self.check_commitment(cleaned)
        return cleaned

    def check_holidays(self, cleaned):
        times = cleaned.get("holiday_opens"), cleaned.get("holiday_closes")
        if cleaned.get("holiday_hours") == Partner.HolidayHours.SHORT and None in times:
            self.add_error("holiday_hours", _("Short hours on holidays need both times."))

    def check_commitment(self, cleaned):
        opened, ends = cleaned.get("opened_on"), cleaned.get("commitment_ends_on")
        if opened and ends and ends < two_years_after(opened):
            self.add_error(
                "commitment_ends_on",
                _("The plan asks for at least two years from the opening (clause IV.3)."),
            )

    def save(self, commit=True):
        self.instance.picture = self.save_picture()
        return super().save(commit)


def two_years_after(day):
    """The same day two years on; 28 February for 29 February."""
    try:
        return day.replace(year=day.year + 2)
    except ValueError:
        return day.replace(year=day.year + 2, day=28)


class HoursForm(StaffForm):
    sections = ((None, (("weekday", "opens", "closes"),)),)

    class Meta:
        model = OpeningHours
        fields = ["weekday", "opens", "closes"]


class ExceptionForm(StaffForm):
    sections = ((None, (("starts_on", "ends_on"), ("opens", "closes"), "note")),)

    class Meta:
        model = OpeningException
        fields = ["starts_on", "ends_on", "opens", "closes", *both("note")]
        labels = {
            "starts_on": gettext_lazy("From the day"),
            "ends_on": gettext_lazy("To the day, included"),
        }

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day is before the first."))
        if bool(cleaned.get("opens")) != bool(cleaned.get("closes")):
            self.add_error("closes", _("Give both times, or neither for a day off."))
        return cleaned


class OutletList(ListScreen):
    see, act = SEE, ADD
    model = Partner
    heading = gettext_lazy("Outlets")
    edit_url = "dashboard:outlet-edit"
    create_url = "dashboard:outlet-create"
    columns = (
        (gettext_lazy("Name"), "name"),
        (gettext_lazy("State"), "get_state_display"),
        (gettext_lazy("Phase of the plan"), "phase"),
        (gettext_lazy("Opening date"), "opened_on"),
        (gettext_lazy("Commitment runs to"), "commitment_ends_on"),
    )


class OutletScreen(RecordScreen):
    see, act = SEE, CHANGE
    model = Partner
    list_url = "dashboard:outlet-list"
    list_label = gettext_lazy("Outlets")
    form_class = OutletForm
    edit_url = "dashboard:outlet-edit"
    tabs = (
        ("dashboard:outlet-edit", gettext_lazy("Description")),
        ("dashboard:outlet-hours", gettext_lazy("Opening hours")),
        ("dashboard:outlet-exceptions", gettext_lazy("Days that differ")),
        ("dashboard:outlet-stock", gettext_lazy("Stock")),
    )


class OutletEdit(OutletScreen, EditScreen):
    """No deleting: an outlet that ends is closed for good, and its ledger stays."""


class OutletCreate(OutletScreen, CreateScreen):
    see = act = ADD
    new_heading = gettext_lazy("New outlet")


class OutletHours(OutletScreen, RowsScreen):
    here = "dashboard:outlet-hours"
    formset_class = inlineformset_factory(Partner, OpeningHours, form=HoursForm, extra=2)
    rows_heading = gettext_lazy("Opening hours")
    rows_help = gettext_lazy(
        "A day may have several stretches. Closing at or before opening runs past midnight."
    )
    row_name = gettext_lazy("Hours")


class OutletExceptions(OutletScreen, RowsScreen):
    here = "dashboard:outlet-exceptions"
    formset_class = inlineformset_factory(Partner, OpeningException, form=ExceptionForm, extra=1)
    rows_heading = gettext_lazy("Days that differ")
    rows_help = gettext_lazy(
        "Tết, an event, a day off. Without times the outlet is closed all day."
    )
    row_name = gettext_lazy("Days")
