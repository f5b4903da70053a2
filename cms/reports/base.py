"""What the reports share: Wagtail's report view, with a word on what it is for."""

from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.forms.export import harmless


def editable_pages(user):
    """Pages that this account may change, its own drafts among them."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "change")


def edit_address(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@method_decorator(require_safe, name="dispatch")
class Report(ReportView):
    """`name` is that of its address; `lead` one sentence; `nothing` is said of an empty list.

    What goes out as a table is what the columns show.
    """

    name = ""
    lead = ""
    nothing = ""
    results_template_name = "cms/reports/results.html"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.index_url_name = f"cms_report_{self.name}"
        self.index_results_url_name = f"cms_report_{self.name}_results"
        self.list_export = [column.name for column in self.columns]
        self.export_headings = {column.name: column.label for column in self.columns}

    def get_filename(self):
        return self.name.replace("_", "-")

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(*args, **kwargs) | {"lead": self.lead}

    @property
    def no_results_message(self):
        return self.nothing

    def to_row_dict(self, item):
        return {column.name: harmless(column.get_value(item)) for column in self.columns}


class PagesReport(Report):
    """For whoever writes or edits pages; rows only of pages that they may change."""

    any_permission_required = ["add", "change", "publish"]
    model = Page


def may_translate(user) -> bool:
    return user.has_perm("wagtail_localize.submit_translation")
