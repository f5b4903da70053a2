"""The tree of categories ("shelves"), and where in it each one hangs."""

from django import forms
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import Category
from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.catalogue.product_form import indented
from shop.dashboard.screens import CreateScreen, DeleteScreen, EditScreen, ListScreen, RecordScreen


class CategoryForm(StaffForm):
    sections = (
        (gettext_lazy("Texts"), ("name", "description")),
        (gettext_lazy("Its place among the shelves"), ("parent", "code")),
        (gettext_lazy("For search engines (optional)"), ("meta_title", "meta_description")),
        (gettext_lazy("Shown to visitors"), ("is_public",)),
    )
    required_texts = ("name",)
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Under"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=gettext_lazy("(top)"),
    )

    class Meta:
        model = Category
        fields = [
            *both("name", "description", "meta_title", "meta_description"),
            *("code", "is_public"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = self.possible_parents()
        self.fields["parent"].label_from_instance = indented
        if self.instance.pk:
            self.initial["parent"] = self.instance.get_parent()

    def possible_parents(self):
        """Anywhere but under itself."""
        shelves = Category.objects.order_by("path")
        if self.instance.pk:
            return shelves.exclude(path__startswith=self.instance.path)
        return shelves

    def save(self, commit=True):
        return hang(category=self.instance, parent=self.cleaned_data["parent"])


def hang(*, category, parent) -> Category:
    """Saves the category as the last one under `parent` (None: at the top); stays if there."""
    if category.pk is None:
        if parent is None:
            return Category.add_root(instance=category)
        return parent.add_child(instance=category)
    category.save()
    if category.get_parent() != parent:
        category.move(parent or Category.get_last_root_node(), move_to(parent))
        category.refresh_from_db()
        category.set_ancestors_are_public()
    return category


def move_to(parent) -> str:
    """Treebeard's word for where a node goes: into the parent, or beside the last root."""
    return "last-child" if parent else "last-sibling"


class CategoryList(ListScreen):
    see, act = "catalogue.view_category", "catalogue.add_category"
    model = Category
    heading = gettext_lazy("Shelves")
    edit_url = "dashboard:category-edit"
    create_url = "dashboard:category-create"
    page_size = 200
    columns = (
        (gettext_lazy("Name"), "indented"),
        (gettext_lazy("Code"), "code"),
        (gettext_lazy("Public"), "is_public"),
    )

    def queryset(self):
        return Category.objects.order_by("path")

    def cell(self, record, name):
        return indented(record) if name == "indented" else super().cell(record, name)


class CategoryScreen(RecordScreen):
    see, act = "catalogue.view_category", "catalogue.change_category"
    model = Category
    list_url = "dashboard:category-list"
    list_label = gettext_lazy("Shelves")
    form_class = CategoryForm
    edit_url = "dashboard:category-edit"


class CategoryEdit(CategoryScreen, EditScreen):
    delete_url = "dashboard:category-delete"


class CategoryCreate(CategoryScreen, CreateScreen):
    see = act = "catalogue.add_category"
    new_heading = gettext_lazy("New shelf")


class CategoryDelete(CategoryScreen, DeleteScreen):
    """A shelf with shelves under it is not deleted: treebeard would take them all along."""

    see = act = "catalogue.delete_category"

    def remove(self, record):
        if children := list(record.get_children()):
            raise ProtectedError(_("There are shelves under it."), set(children))
        super().remove(record)
