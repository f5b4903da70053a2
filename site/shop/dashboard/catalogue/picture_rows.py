"""Rows of pictures that belong to a product or a producer."""

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.dashboard.bilingual import StaffForm
from shop.dashboard.pictures import PICTURE_ROWS, PictureFields
from shop.dashboard.screens import RowsScreen


class PictureRow(PictureFields, StaffForm):
    """`owner`: the field that names whose picture it is; its pictures are its `images`."""

    owner = ""
    order_help = ""
    sections = ((None, (*PICTURE_ROWS, "display_order")),)

    def __init__(self, *args, read_only=False, **kwargs):
        super().__init__(*args, read_only=read_only, **kwargs)
        has = self.instance.picture_id is not None
        self.start_pictures(self.instance.picture if has else None, read_only=read_only)
        order = self.fields["display_order"]
        order.label, order.required = _("Position"), False
        order.help_text = self.order_help
        if not has:
            self.initial["display_order"] = None

    def clean(self):
        cleaned = super().clean()
        if not self.picture and not cleaned.get("upload") and "upload" not in self.errors:
            self.add_error("upload", _("Choose a picture file."))
        self.check_picture()
        return cleaned

    def clean_display_order(self):
        order = self.cleaned_data["display_order"]
        return self.last_position() if order is None else order

    def last_position(self):
        images = getattr(self.instance, self.owner).images
        last = images.aggregate(last=Max("display_order"))["last"]
        return 0 if last is None else last + 1

    def save(self, commit=True):
        self.instance.picture = self.save_picture()
        return super().save(commit)


class PictureRows(RowsScreen):
    rows_heading = gettext_lazy("Pictures")
    rows_help = gettext_lazy(
        "JPG, PNG, WebP or AVIF. Place and camera data are removed. "
        "Touch the picture where the thing that matters is: crops keep it."
    )
    row_name = gettext_lazy("Picture")
