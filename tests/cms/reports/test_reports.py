"""Every report: who may read it, that it says so where nothing is to do, what it costs."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from catalogue.models import Product
from cms.links.collecting import collect
from cms.models import PageLink, StandardPage
from cms.reports.hooks import REPORTS
from cms.reports.pictures import without_alt
from cms.roles import AUTHOR, EDITOR, TRANSLATOR
from pictures.models import Picture
from shop.dashboard.roles import ROLES
from tests.factories import cms
from tests.factories.listed import listed_product, picture

pytestmark = pytest.mark.django_db
NAMES = [report.name for report in REPORTS]
#: Who reads which.
READERS = {
    "translations": {EDITOR, TRANSLATOR},
    "products": {AUTHOR, EDITOR, TRANSLATOR},
    "links": {AUTHOR, EDITOR, TRANSLATOR},
    "pictures": {AUTHOR, EDITOR},  # an author: those they uploaded
}


def addresses(name: str) -> list[str]:
    page, results = reverse(f"cms_report_{name}"), reverse(f"cms_report_{name}_results")
    return [page, results, f"{page}?export=csv", f"{page}?export=xlsx"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", NAMES)
def test_who_may_read_it_by_any_of_its_addresses(client, enter, name, role):
    enter(role)
    answers = {client.get(address).status_code for address in addresses(name)}
    assert answers == ({200} if role in READERS[name] else {302})


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_is_sent_to_log_in(client, name):
    assert {client.get(address).status_code for address in addresses(name)} == {302}


@pytest.mark.parametrize("name", NAMES)
def test_a_report_only_reads(client, editor, name):
    assert client.post(addresses(name)[0]).status_code == 405


@pytest.mark.parametrize("report", REPORTS, ids=NAMES)
def test_where_nothing_is_to_do_it_says_so(client, editor, report, monkeypatch):
    monkeypatch.setattr(report, "get_base_queryset", lambda view: Picture.objects.none())
    monkeypatch.setattr(report, "filterset_class", None)
    assert str(report.nothing) in client.get(addresses(report.name)[0]).content.decode()


def make_work(number: int):
    for _ in range(number):
        product, shown = listed_product(), picture()
        Picture.objects.filter(pk=shown.pk).update(alt_vi="")
        shelf = {"title": "Quà", "products": [product.pk], "at_most": 8}
        link = '<p><a linktype="page" id="999999">x</a> <a href="/vi/mat/">=y</a></p>'
        body = [{"type": "product_shelf", "value": shelf}, {"type": "prose", "value": link}]
        collect(cms.add(StandardPage, body=body))
        Product.objects.filter(pk=product.pk).update(is_public=False)
    PageLink.book(PageLink.objects.filter(address="/vi/mat/"), PageLink.State.GONE)


@pytest.mark.parametrize("name", NAMES)
def test_its_queries_do_not_grow_with_what_it_lists(client, editor, name):
    counts = []
    for number in (1, 5):
        make_work(number)
        client.get(addresses(name)[0])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(addresses(name)[0]).context["object_list"]
        counts.append(len(queries))
    assert counts[1] <= counts[0]


@pytest.mark.parametrize("name", NAMES)
def test_it_goes_out_as_a_sheet_with_what_the_list_shows(client, editor, name):
    make_work(1)
    answer = client.get(addresses(name)[3])
    rows = list(load_workbook(BytesIO(b"".join(answer))).active.values)
    (report,) = (report for report in REPORTS if report.name == name)
    assert rows[0] == tuple(str(column.label) for column in report.columns)
    assert len(rows) > 1 and all(any(row) for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_it_goes_out_as_a_table_without_formulas(client, editor, name):
    make_work(1)
    StandardPage.objects.update(title="=1+1")
    Picture.objects.update(title="=1+1")
    answer = client.get(addresses(name)[2])
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) > 1
    assert not any(cell.startswith(("=", '"=')) for line in lines for cell in line.split(","))


def test_the_first_page_counts_what_is_to_do(client, editor):
    make_work(1)
    shown = client.get(reverse("wagtailadmin_home")).content.decode()
    assert all(addresses(name)[0] in shown for name in NAMES)


def test_a_picture_that_says_what_it_shows_is_in_no_report(editor):
    said, silent = picture(alt_vi="Vườn khóm"), picture()
    Picture.objects.filter(pk=silent.pk).update(alt_vi="")
    assert set(without_alt(editor)) & {said, silent} == {silent}
