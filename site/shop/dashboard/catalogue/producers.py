"""Producers: who they are, and which of their contacts visitors may see."""

from django import forms
from django.forms import inlineformset_factory
from django.utils.translation import gettext_lazy as _

from catalogue.models import Producer, ProducerImage
from shop.dashboard.bilingual import StaffForm, both
from shop.dashboard.catalogue.picture_rows import PictureRow, PictureRows
from shop.dashboard.catalogue.search_form import NameFilter
from shop.dashboard.pictures import PICTURE_ROWS, PictureFields
from shop.dashboard.screens import CreateScreen, DeleteScreen, EditScreen, ListScreen, RecordScreen


class ProducerForm(PictureFields, StaffForm):
    sections = (
        (_("Texts"), ("name", "summary", "story")),
        (_("Who and where"), (("kind", "place"), "address", ("tax_code", "website"))),
        (
            _("Contact: visitors see only what is ticked"),
            (
                ("contact_name", "show_contact_name"),
                ("phone", "show_phone"),
                ("email", "show_email"),
                "show_address",
            ),
        ),
        (_("Picture"), PICTURE_ROWS),
        (_("Shown to visitors"), ("is_public",)),
    )
    required_texts = ("name",)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Producer
        fields = [
            *both("name", "summary", "story"),
            *("kind", "place", "address", "tax_code", "website"),
            *("contact_name", "show_contact_name", "phone", "show_phone"),
            *("email", "show_email", "show_address", "is_public"),
        ]

    def __init__(self, *args, read_only=False, **kwargs):
        super().__init__(*args, read_only=read_only, **kwargs)
        self.start_pictures(self.instance.picture, read_only=read_only)

    def clean(self):
        cleaned = super().clean()
        self.check_picture()
        return cleaned

    def save(self, commit=True):
        self.instance.picture = self.save_picture()
        return super().save(commit)


class ProducerList(ListScreen):
    see, act = "catalogue.view_producer", "catalogue.add_producer"
    model = Producer
    heading = _("Producers")
    filter_class = NameFilter
    edit_url = "dashboard:producer-edit"
    create_url = "dashboard:producer-create"
    columns = (
        (_("Name"), "name"),
        (_("Kind"), "get_kind_display"),
        (_("Place"), "place"),
        (_("Public"), "is_public"),
    )

    def queryset(self):
        return Producer.objects.select_related("place")


class ProducerScreen(RecordScreen):
    see, act = "catalogue.view_producer", "catalogue.change_producer"
    model = Producer
    list_url = "dashboard:producer-list"
    list_label = _("Producers")
    form_class = ProducerForm
    edit_url = "dashboard:producer-edit"
    tabs = (
        ("dashboard:producer-edit", _("Description")),
        ("dashboard:producer-pictures", _("Further pictures")),
    )


class ProducerEdit(ProducerScreen, EditScreen):
    delete_url = "dashboard:producer-delete"


class ProducerCreate(ProducerScreen, CreateScreen):
    see = act = "catalogue.add_producer"
    new_heading = _("New producer")


class ProducerImageForm(PictureRow):
    owner = "producer"
    order_help = _("Behind the first picture, which stands on the form; left empty: last.")

    class Meta:
        model = ProducerImage
        fields = ["display_order"]


class ProducerPictures(ProducerScreen, PictureRows):
    act = "catalogue.change_producerimage"
    here = "dashboard:producer-pictures"
    formset_class = inlineformset_factory(
        Producer, ProducerImage, form=ProducerImageForm, extra=1, can_delete=True
    )
    rows_heading = _("Further pictures")


class ProducerDelete(ProducerScreen, DeleteScreen):
    see = act = "catalogue.delete_producer"
