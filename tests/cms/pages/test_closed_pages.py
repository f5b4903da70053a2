"""A page that staff closed: for those with a password, or for staff who are logged in."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from cms.models import StandardPage
from cms.roles import EDITOR
from tests.factories import cms

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["vi", "en"])
def closed(request):
    page = cms.add(StandardPage, title="Thông cáo")
    page = page if request.param == "vi" else cms.in_english(page)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="khom")
    return page


def test_it_asks_for_the_password_in_the_readers_language(client, closed):
    shown = client.get(closed.url).content.decode()
    asked = "Cần mật khẩu" if closed.locale.language_code == "vi" else "A password is needed"
    assert asked in shown and 'content="noindex"' in shown
    assert "Khóm ngọt." not in shown and "Sweet pineapples." not in shown


def test_a_wrong_password_is_said_so(client, closed):
    address = client.get(closed.url).context["action_url"]
    answer = client.post(address, {"password": "dua", "return_url": closed.url})
    assert answer.context["form"].errors["password"]


def test_the_right_password_opens_it(client, closed):
    address = client.get(closed.url).context["action_url"]
    client.post(address, {"password": "khom", "return_url": closed.url})
    assert closed.title in client.get(closed.url).content.decode()


@pytest.mark.browser
def test_the_form_is_accessible(page, axe, closed):
    visitor = page(320)
    visitor.goto(closed.url)
    assert axe(visitor) == []
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_for_a_group_leads_visitors_to_log_in(client):
    page = cms.add(StandardPage)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(Group.objects.get(name=EDITOR))
    answer = client.get(page.url)
    assert answer.status_code == 302 and "login" in answer.headers["Location"]
