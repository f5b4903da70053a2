"""Mail goes out over a real SMTP server: once, also after failures."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from shop.communication import outbox, sending
from shop.communication.models import OutgoingMail

pytestmark = pytest.mark.django_db
Status = OutgoingMail.Status


def put(key="a", **facts):
    letter = {"kind": "greeting", "to": "khach@example.vn", "language": "vi"}
    outbox.put(key=key, data={"name": "Cá thát lát <b>"}, **letter | facts)


def only():
    return OutgoingMail.objects.get()


@pytest.fixture
def due(db):
    """Makes whatever waits due now."""
    return lambda: OutgoingMail.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))


def test_mail_leaves_after_the_transaction(postbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        put()
        assert postbox.arrived == []
    assert len(postbox.arrived) == 1
    assert only().status == Status.SENT


def test_it_carries_text_and_html_in_its_language(postbox):
    put()
    sending.send("a")
    mail = message_from_bytes(postbox.arrived[0].content, policy=policy.default)
    assert mail["Subject"] == "Sản phẩm: Cá thát lát <b>"
    assert mail["Content-Language"] == "vi"
    assert "Cá thát lát &lt;b&gt;" in mail.get_body(("html",)).get_content()
    assert "vi" in mail.get_body(("plain",)).get_content()


def test_one_occasion_is_told_once(postbox):
    put()
    put()
    sending.send("a")
    sending.send("a")
    assert len(postbox.arrived) == 1


def test_nobody_to_write_to_is_no_mail(postbox):
    put(to="")
    assert not OutgoingMail.objects.exists()


def test_a_server_that_is_away_is_tried_again(settings, postbox, due):
    put()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    sending.send("a")
    assert (only().status, only().tries) == (Status.WAITING, 1)
    assert only().next_try_at > timezone.now()
    settings.EMAIL_PORT = port
    assert sending.requeue() == 0
    due()
    assert sending.requeue() == 1
    assert only().status == Status.SENT


def test_a_busy_server_is_tried_again_and_a_refusal_is_not(postbox, due):
    put()
    postbox.refusal = "451 later"
    sending.send("a")
    assert only().status == Status.WAITING
    postbox.refusal = "550 nobody here"
    due()
    sending.send("a")
    assert only().status == Status.FAILED
    assert "nobody here" in only().error


def test_it_is_given_up_after_the_last_pause(settings, postbox, due):
    put()
    settings.EMAIL_PORT = 1
    for _try in range(len(sending.PAUSES) + 1):
        due()
        sending.requeue()
    assert only().status == Status.FAILED


def test_what_a_dead_sender_claimed_is_not_sent_again(postbox):
    put()
    sending.claim("a")
    sending.send("a")
    assert postbox.arrived == []
    OutgoingMail.objects.update(claimed_at=timezone.now() - timedelta(hours=1))
    sending.requeue()
    assert only().status == Status.FAILED
    assert only().error == sending.LOST


def test_a_template_that_fails_is_told_and_not_tried_for_ever(postbox):
    put(kind="unknown")
    with pytest.raises(Exception, match="unknown"):
        sending.send("a")
    assert only().status == Status.FAILED
