"""A demo's mails lie in a folder and can be read on a page."""

import pytest
from django.http import Http404

from shop.communication import mailbox_views, outbox
from shop.communication.mailbox import letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        for name in ("Một", "Hai"):
            outbox.put(
                kind="greeting", key=name, to="a@example.vn", language="vi", data={"name": name}
            )


def test_the_folder_is_read_newest_first(folder):
    assert {letter.message["Subject"] for letter in letters()} == {"Sản phẩm: Một", "Sản phẩm: Hai"}


def test_the_pages_list_and_show_them(folder, client, settings):
    settings.ROOT_URLCONF = "tests.shop.communication.mailbox_urls"
    listed = client.get("/vi/_mail/").content.decode()
    assert "Sản phẩm: Một" in listed
    assert "a@example.vn" in listed
    shown = client.get(f"/vi/_mail/{letters()[0].name}/").content.decode()
    assert letters()[0].subject in shown


def test_a_mail_shows_itself_under_a_policy_without_scripts(folder, rf):
    page = mailbox_views.letter_html(rf.get("/"), letters()[0].name)
    assert "<!doctype html>" in page.content.decode()
    assert "script" not in page["Content-Security-Policy"]


def test_no_other_file_can_be_read(folder, rf):
    with pytest.raises(Http404):
        mailbox_views.letter_html(rf.get("/"), "../../etc/passwd")
