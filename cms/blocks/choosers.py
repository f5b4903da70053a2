"""Choosing records of the catalogue inside the page editor."""

from django.apps import apps
from django.utils.functional import cached_property
from wagtail.blocks import ChooserBlock


class RecordChooserBlock(ChooserBlock):
    """`record` is "app.Model"; the chooser's pages are in `cms.choosers`.

    The value is None once the record has been deleted.
    """

    record: str

    @cached_property
    def target_model(self):
        return apps.get_model(self.record)

    @cached_property
    def widget(self):
        from cms.choosers import widget_for  # needs the models, which need this block

        return widget_for(self.record)


class ProductChooserBlock(RecordChooserBlock):
    record = "catalogue.Product"

    class Meta:
        icon = "tag"


class ProducerChooserBlock(RecordChooserBlock):
    record = "catalogue.Producer"

    class Meta:
        icon = "group"


class SpecialtyChooserBlock(RecordChooserBlock):
    record = "catalogue.Specialty"

    class Meta:
        icon = "snippet"


class OutletChooserBlock(RecordChooserBlock):
    record = "partner.Partner"

    class Meta:
        icon = "home"
