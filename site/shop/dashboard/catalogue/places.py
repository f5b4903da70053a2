"""Places of origin and the provinces they lie in."""

from django.utils.translation import gettext_lazy as _

from catalogue.models import Place, Province
from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.catalogue.search_form import NameFilter
from shop.dashboard.screens import CreateScreen, DeleteScreen, EditScreen, ListScreen, RecordScreen


class PlaceForm(StaffForm):
    sections = (
        (_("Texts"), ("name",)),
        (_("Where it lies"), ("province", ("current_unit", "former_unit"))),
        (_("On the map"), (("latitude", "longitude"),)),
    )
    required_texts = ("name",)

    class Meta:
        model = Place
        fields = [
            *both("name"),
            *("province", "current_unit", "former_unit", "latitude", "longitude"),
        ]


class PlaceList(ListScreen):
    see, act = "catalogue.view_place", "catalogue.add_place"
    model = Place
    heading = _("Places of origin")
    filter_class = NameFilter
    edit_url = "dashboard:place-edit"
    create_url = "dashboard:place-create"
    columns = (
        (_("Name"), "name"),
        (_("Ward or commune today"), "current_unit"),
        (_("Unit before July 2025"), "former_unit"),
        (_("Province"), "province"),
    )

    def queryset(self):
        return Place.objects.select_related("province")


class PlaceScreen(RecordScreen):
    see, act = "catalogue.view_place", "catalogue.change_place"
    model = Place
    list_url = "dashboard:place-list"
    list_label = _("Places of origin")
    form_class = PlaceForm
    edit_url = "dashboard:place-edit"


class PlaceEdit(PlaceScreen, EditScreen):
    delete_url = "dashboard:place-delete"


class PlaceCreate(PlaceScreen, CreateScreen):
    see = act = "catalogue.add_place"
    new_heading = _("New place")


class PlaceDelete(PlaceScreen, DeleteScreen):
    see = act = "catalogue.delete_place"


class ProvinceForm(StaffForm):
    sections = ((_("Texts"), ("name",)), (None, ("is_home", "in_addresses")))
    required_texts = ("name",)

    class Meta:
        model = Province
        fields = [*both("name"), "is_home", "in_addresses"]


class ProvinceList(ListScreen):
    see, act = "catalogue.view_province", "catalogue.add_province"
    model = Province
    heading = _("Provinces")
    edit_url = "dashboard:province-edit"
    create_url = "dashboard:province-create"
    columns = ((_("Name"), "name"), (_("Our own region"), "is_home"))


class ProvinceScreen(RecordScreen):
    see, act = "catalogue.view_province", "catalogue.change_province"
    model = Province
    list_url = "dashboard:province-list"
    list_label = _("Provinces")
    form_class = ProvinceForm
    edit_url = "dashboard:province-edit"


class ProvinceEdit(ProvinceScreen, EditScreen):
    delete_url = "dashboard:province-delete"


class ProvinceCreate(ProvinceScreen, CreateScreen):
    see = act = "catalogue.add_province"
    new_heading = _("New province")


class ProvinceDelete(ProvinceScreen, DeleteScreen):
    see = act = "catalogue.delete_province"
