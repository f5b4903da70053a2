"""Pictures that say nothing to those who cannot see them."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from pictures.models import Picture

from .base import Report


def without_alt(user) -> QuerySet[Picture]:
    """Those that this account may change; `uses`: how many records and pages show it."""
    mine = policy_registry.get_by_type(Picture).instances_user_has_permission_for(user, "change")
    uses = (
        ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(Picture),
            to_object_id=OuterRef("key"),
        )
        .order_by()
        .values("to_object_id")
        .annotate(number=Count("object_id", distinct=True))
        .values("number")
    )
    silent = mine.filter(Q(alt_vi="") | Q(alt_vi=None))
    return silent.annotate(key=Cast("pk", models.CharField())).annotate(
        uses=Coalesce(Subquery(uses, output_field=models.IntegerField()), 0)
    )


class PicturesReport(Report):
    name = "pictures"
    page_title = _("Pictures without words")
    header_icon = "image"
    lead = _("Say in a few words what each shows, for those who cannot see it.")
    nothing = _("Every picture says what it shows.")
    model = Picture
    any_permission_required = ["change"]
    columns = [
        TitleColumn(
            "title",
            label=_("Picture"),
            get_url=lambda picture: reverse("wagtailimages:edit", args=[picture.pk]),
        ),
        Column("uses", label=_("Shown in")),
        DateColumn("created_at", label=_("Uploaded")),
    ]

    def get_base_queryset(self):
        return without_alt(self.request.user).order_by("-uses", "title", "pk")
