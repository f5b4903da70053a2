"""Choosing a record of the catalogue in the page editor: searched without marks, told its state."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from catalogue.search import matching
from cms.product_state import state_of


class SearchForm(BaseFilterForm):
    """Looks in the names of both languages, without marks where there is an index."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Name or code")}),
    )

    def filter(self, objects):
        query = self.cleaned_data.get("q", "").replace("\x00", "")
        if not query:
            return objects
        self.is_searching, self.search_query = True, query
        if hasattr(objects.model, "search_text"):
            found = matching(objects, query)
            return objects.none() if found is None else found
        return objects.filter(named(objects.model, query))


def named(model, query: str) -> Q:
    names = {field.name for field in model._meta.fields} & {"name_vi", "name_en", "title_vi"}
    condition = Q(pk__in=[])
    for name in names:
        condition |= Q(**{f"{name}__icontains": query})
    return condition


class RecordChoice(ChooseView):
    filter_form_class = SearchForm


class RecordResults(ChooseResultsView):
    filter_form_class = SearchForm


def label_of_state(product) -> str:
    return state_of(product).label


class WithState:
    """A column that says what a visitor would see of the product."""

    ordering = ("title", "pk")

    def get_object_list(self):
        return super().get_object_list().for_cards()

    @property
    def columns(self):
        return [
            *super().columns,
            Column("code", label=_("Code"), accessor="code"),
            Column(
                "state", label=_("On the site"), accessor=lambda product: state_of(product).label
            ),
        ]


class ProductChoice(WithState, RecordChoice):
    pass


class ProductResults(WithState, RecordResults):
    pass


class RecordChooser(ChooserViewSet):
    choose_view_class = RecordChoice
    choose_results_view_class = RecordResults
    per_page = 15


class ProductChooser(RecordChooser):
    model = "catalogue.Product"
    icon = "tag"
    choose_view_class = ProductChoice
    choose_results_view_class = ProductResults
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")


class ProducerChooser(RecordChooser):
    model = "catalogue.Producer"
    icon = "group"
    choose_one_text = _("Choose a producer")
    choose_another_text = _("Choose another producer")


class SpecialtyChooser(RecordChooser):
    model = "catalogue.Specialty"
    icon = "snippet"
    choose_one_text = _("Choose a specialty")
    choose_another_text = _("Choose another specialty")


class OutletChooser(RecordChooser):
    model = "partner.Partner"
    icon = "home"
    choose_one_text = _("Choose an outlet")
    choose_another_text = _("Choose another outlet")


CHOOSERS = {
    chooser.model: chooser(f"choose_{name}")
    for name, chooser in {
        "product": ProductChooser,
        "producer": ProducerChooser,
        "specialty": SpecialtyChooser,
        "outlet": OutletChooser,
    }.items()
}


def widget_for(record: str):
    """The form field's widget that chooses a record of "app.Model"."""
    return CHOOSERS[record].widget_class()
