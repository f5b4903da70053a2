"""Where the reports are found, and what an editor is told without asking."""

from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from cms.featuring import products_in, troubled

from .links import LinksReport
from .panel import DUTIES, DutiesPanel
from .pictures import PicturesReport
from .products import ProductsReport
from .translations import TranslationsReport

REPORTS = (TranslationsReport, ProductsReport, LinksReport, PicturesReport)


@hooks.register("register_admin_urls")
def addresses():
    return [
        path(
            f"reports/{report.name}/{'results/' if results else ''}",
            report.as_view(results_only=results),
            name=f"cms_report_{report.name}{'_results' if results else ''}",
        )
        for report in REPORTS
        for results in (False, True)
    ]


class ReportMenuItem(MenuItem):
    def __init__(self, report, **options):
        address = f"cms_report_{report.name}"
        self.concerns = DUTIES[address][0]
        super().__init__(
            report.page_title,
            reverse(address),
            name=f"report-{report.name}",
            icon_name=report.header_icon,
            **options,
        )

    def is_shown(self, request):
        return self.concerns(request.user)


def add_to_menu(place: int, report):
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(report, order=place))


for place, report in enumerate(REPORTS, start=100):
    add_to_menu(place, report)


@hooks.register("construct_homepage_panels")
def to_see_to(request, panels):
    panel = DutiesPanel(request.user)
    if panel.duties:
        panels.append(panel)


@hooks.register("before_edit_page")
def tell_of_products(request, page):
    """A page that is opened says which of its products visitors do not find as it promises."""
    if request.method != "GET" or page.alias_of_id:
        return
    found = troubled(products_in(page.get_latest_revision_as_object()))
    if found:
        listed = format_html_join(
            ", ", "{} ({})", ((product.title, state.label) for product, state in found.items())
        )
        words = _("Of the products on this page, visitors do not find as they expect:")
        messages.warning(request, format_html("{} {}.", words, listed))
