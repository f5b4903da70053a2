"""What the region is known for, with its seasons."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import Specialty
from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.catalogue.search_form import NameFilter
from shop.dashboard.screens import CreateScreen, DeleteScreen, EditScreen, ListScreen, RecordScreen


class SpecialtyForm(StaffForm):
    sections = (
        (gettext_lazy("Texts"), ("name", "summary")),
        (gettext_lazy("Season and search"), (("season_starts", "season_ends"), "other_names")),
    )
    required_texts = ("name",)

    class Meta:
        model = Specialty
        fields = [*both("name", "summary"), "other_names", "season_starts", "season_ends"]

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("season_starts")) != bool(cleaned.get("season_ends")):
            self.add_error("season_ends", _("Give both months, or neither."))
        return cleaned


class SpecialtyList(ListScreen):
    see, act = "catalogue.view_specialty", "catalogue.add_specialty"
    model = Specialty
    heading = gettext_lazy("Specialties")
    filter_class = NameFilter
    edit_url = "dashboard:specialty-edit"
    create_url = "dashboard:specialty-create"
    columns = (
        (gettext_lazy("Name"), "name"),
        (gettext_lazy("Season starts in month"), "season_starts"),
        (gettext_lazy("Season ends in month"), "season_ends"),
    )


class SpecialtyScreen(RecordScreen):
    see, act = "catalogue.view_specialty", "catalogue.change_specialty"
    model = Specialty
    list_url = "dashboard:specialty-list"
    list_label = gettext_lazy("Specialties")
    form_class = SpecialtyForm
    edit_url = "dashboard:specialty-edit"


class SpecialtyEdit(SpecialtyScreen, EditScreen):
    delete_url = "dashboard:specialty-delete"


class SpecialtyCreate(SpecialtyScreen, CreateScreen):
    see = act = "catalogue.add_specialty"
    new_heading = gettext_lazy("New specialty")


class SpecialtyDelete(SpecialtyScreen, DeleteScreen):
    see = act = "catalogue.delete_specialty"
