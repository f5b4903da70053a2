"""From an application to a producer with its people."""

from datetime import timedelta
from hashlib import sha256
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone, translation

from catalogue.models import Producer
from producers import applying
from producers.models import Application, Invitation
from producers.portal.applying_forms import ApplicationForm
from shop.communication.models import OutgoingMail
from tests.factories.producers import application, member

pytestmark = pytest.mark.django_db
#: {version of the consents: digest of their words in both languages}.
CONSENTS = {"2026-11": "9356dc53ba1b"}


@pytest.fixture
def by():
    return User.objects.create_user("quan-ly", "quan-ly@example.vn")


@pytest.fixture
def waits(coop):
    one = application(place=coop.place)
    assert applying.receive(one)
    return one


def test_whoever_changes_the_words_of_a_consent_changes_its_version():
    words = []
    for language in ("vi", "en"):
        with translation.override(language):
            fields = ApplicationForm.base_fields
            words += [str(fields[name].label) for name in ("agrees_to_review", "agrees_to_news")]
    digest = sha256("\n".join(words).encode()).hexdigest()[:12]
    assert CONSENTS.get(applying.CONSENT_VERSION) == digest


def test_sender_and_managers_are_told_and_nothing_typed_goes_out(staff, coop):
    manager = staff().user
    applying.receive(application(name="Mời xem example.com", place=coop.place))
    mails = {mail.kind: mail for mail in OutgoingMail.objects.all()}
    assert mails["application_received"].to == "bay-hieu@example.vn"
    assert mails["application_waits"].to == manager.email
    assert "example.com" not in str([mail.data for mail in mails.values()])


def test_one_waits_for_each_tax_code(waits, coop):
    assert not applying.receive(application(name="HTX khác", place=coop.place))
    assert Application.objects.count() == 1
    applying.decline(pk=waits.pk, reason="Thiếu giấy", by=None)
    assert applying.receive(application(name="HTX khác", place=coop.place))


def test_the_same_sent_twice_is_kept_and_told_once(waits, coop):
    assert applying.receive(application(place=coop.place))
    assert Application.objects.count() == 1
    assert OutgoingMail.objects.filter(kind="application_received").count() == 1


def test_taking_in_makes_a_hidden_producer_and_invites_its_owner(waits, by):
    producer = applying.take_in(pk=waits.pk, by=by)
    waits.refresh_from_db()
    assert not producer.is_public and producer.tax_code == waits.tax_code
    assert (waits.producer, waits.answered_by) == (producer, by)
    invitation = Invitation.objects.get(producer=producer)
    assert (invitation.email, invitation.role) == (waits.email, "owner")
    assert OutgoingMail.objects.get(kind="producer_invitation").to == waits.email


def test_a_known_tax_code_makes_nobody_an_owner_unasked(waits, by, coop):
    """Anybody can type it."""
    Producer.objects.filter(pk=coop.pk).update(tax_code=waits.tax_code)
    producer = applying.take_in(pk=waits.pk, by=by)
    assert producer != coop and not coop.invitations.exists()


@pytest.mark.parametrize(("has_owner", "role"), [(True, "helper"), (False, "owner")])
def test_into_a_known_producer_one_comes_as_owner_only_where_it_has_none(
    waits, by, coop, has_owner, role
):
    if has_owner:
        member(coop)
    assert applying.take_in(pk=waits.pk, by=by, into=coop) == coop
    assert coop.invitations.get().role == role


def test_who_acts_for_the_known_producer_is_not_invited_again(waits, by, coop):
    member(coop, email=waits.email)
    assert applying.take_in(pk=waits.pk, by=by, into=coop) == coop
    assert not Invitation.objects.exists()


def test_declining_tells_why_in_the_senders_language(by, coop):
    applying.receive(application(place=coop.place, language="en"))
    one = Application.objects.get()
    assert applying.decline(pk=one.pk, reason="No papers yet", by=by)
    mail = OutgoingMail.objects.get(kind="application_declined")
    assert (mail.language, mail.data["reason"]) == ("en", "No papers yet")


def test_it_is_answered_once(waits, by):
    assert applying.decline(pk=waits.pk, reason="Thiếu giấy", by=by)
    assert applying.take_in(pk=waits.pk, by=by) is None
    assert not applying.decline(pk=waits.pk, reason="Lần nữa", by=by)
    assert not Invitation.objects.exists()


def test_declined_ones_are_forgotten_after_two_years(waits, by, coop):
    taken = application(tax_code="0991234573", place=coop.place)
    applying.receive(taken)
    applying.take_in(pk=taken.pk, by=by)
    applying.decline(pk=waits.pk, reason="Thiếu giấy", by=by)
    assert applying.forget_declined() == 0
    Application.objects.update(answered_at=timezone.now() - timedelta(days=731))
    assert applying.forget_declined() == 1
    assert Application.objects.get() == taken


def answered_at_once(pk, by) -> list[bool]:
    """Who of three that take in, and three that decline, was let through; sorted."""
    begin, let_through = Barrier(6), []

    def one(act):
        begin.wait(10)
        try:
            let_through.append(bool(act()))
        finally:
            connection.close()

    acts = [lambda: applying.take_in(pk=pk, by=by)] * 3
    acts += [lambda: applying.decline(pk=pk, reason="Thiếu giấy", by=by)] * 3
    threads = [Thread(target=one, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(let_through)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_six_who_answer_at_once_one_does(waits, by):
    assert answered_at_once(waits.pk, by) == [False] * 5 + [True]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_several_answer(waits, by, monkeypatch):
    read = Barrier(6)

    def unlocked(pk):
        found = Application.objects.filter(pk=pk, answered_at=None).first()
        read.wait(10)
        return found

    monkeypatch.setattr(applying, "waiting", unlocked)
    assert answered_at_once(waits.pk, by).count(True) > 1


def test_nothing_is_kept_of_an_answer_that_fails(waits, by, monkeypatch):
    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr(applying.people, "invite", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        applying.take_in(pk=waits.pk, by=by)
    waits.refresh_from_db()
    assert waits.answered_at is None and Producer.objects.count() == 1
