"""On the editor's first page: how much there is to see to, each a way to its report."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.shop_texts.listing import open_records
from pictures.models import Picture

from .base import may_translate
from .links import broken_links
from .pictures import without_alt
from .products import featured_in_vain
from .translations import awaiting


def writes_pages(user) -> bool:
    policy = policy_registry.get_by_type(Page)
    return policy.user_has_any_permission(user, ["add", "change", "publish"])


def keeps_pictures(user) -> bool:
    return policy_registry.get_by_type(Picture).user_has_permission(user, "change")


#: Name of an address → who is told, in which words, how many.
DUTIES = {
    "cms_report_translations": (
        may_translate,
        _("Pages whose English is to be written"),
        lambda user: awaiting().count(),
    ),
    "cms_shop_texts": (
        may_translate,
        _("Texts of the shop that wait for English"),
        lambda user: open_records(),
    ),
    "cms_report_products": (
        writes_pages,
        _("Products that pages feature in vain"),
        lambda user: len(featured_in_vain(user)),
    ),
    "cms_report_links": (
        writes_pages,
        _("Links that lead nowhere"),
        lambda user: broken_links(user).count(),
    ),
    "cms_report_pictures": (
        keeps_pictures,
        _("Pictures without words"),
        lambda user: without_alt(user).count(),
    ),
}


def duties_of(user) -> list[dict]:
    """Of these, what there is more than none of."""
    counted = [
        {
            "label": label,
            "number": count(user),
            "address": reverse(name),
        }
        for name, (concerns, label, count) in DUTIES.items()
        if concerns(user)
    ]
    return [duty for duty in counted if duty["number"]]


class DutiesPanel(Component):
    name = "to_see_to"
    order = 90
    template_name = "cms/reports/panel.html"

    def __init__(self, user):
        self.duties = duties_of(user)

    def get_context_data(self, parent_context):
        return {"duties": self.duties}
