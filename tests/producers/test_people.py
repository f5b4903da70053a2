"""How people come to act for a producer, and how they go."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from producers import news, people
from producers.models import Invitation, Membership
from producers.models.membership import Role
from shop.communication.models import OutgoingMail
from shop.customer.models import Consent
from tests.factories.producers import application, member, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]
FACTS = {"language": "vi", "version": "2026-11"}
NEW = "moi@example.vn"


@pytest.fixture
def owner(coop):
    return member(coop, name="Chú Ba")


@pytest.fixture
def token(coop, owner, link_to):
    """Of an invitation of NEW as a helper."""
    people.invite(producer=coop, email=NEW, role=Role.HELPER, by=owner.user)
    return link_to(NEW).strip("/").split("/")[-1]


def applied(producer, email=NEW, **facts):
    application(producer=producer, email=email, agrees_to_news=True, **facts).save()


def test_who_agreed_to_news_when_applying_is_written_to_once_they_joined(coop, token):
    applied(coop, consent_version="2026-09", language="en")
    user, _is_new = people.join(token=token, name="Út Hiền", **FACTS)
    consent = user.consents.get(purpose="news")
    assert (consent.version, consent.language) == ("2026-09", "en")


def test_who_agreed_to_no_news_gets_none(coop, token):
    applied(coop, email="khac@example.vn")
    user, _is_new = people.join(token=token, name="Út Hiền", **FACTS)
    assert not news.agrees(user)


def test_whoever_leaves_is_not_written_to_any_more(coop, owner):
    second = member(coop, name="Út Hiền")
    news.agree(second.user)
    people.remove(membership=second, by=owner.user)
    assert not news.agrees(second.user) and second.user.consents.get(purpose="news").withdrawn_at


def lines(producer):
    return [(line.kind, line.text) for line in producer.events.all()]


def test_an_invitation_lets_a_new_person_in_with_an_account_and_a_consent(coop, token):
    user, is_new = people.join(token=token, name="Út Hiền", **FACTS)
    assert is_new and not user.has_usable_password()
    assert Membership.objects.get(user=user).role == Role.HELPER
    consent = Consent.objects.get(user=user)
    assert (consent.purpose, consent.version, consent.language) == ("account", "2026-11", "vi")
    assert lines(coop) == [
        ("joined", "Út Hiền (Người phụ giúp)"),
        ("invited", f"{NEW} (Người phụ giúp)"),
    ]


def test_the_owners_hear_who_came_in(token, owner):
    people.join(token=token, name="Út Hiền", **FACTS)
    mail = OutgoingMail.objects.get(kind="producer_joined")
    assert mail.to == owner.user.email and "Út Hiền" in mail.data["who"]


def test_an_invitation_works_once(token):
    people.join(token=token, name="Út Hiền", **FACTS)
    with pytest.raises(people.LinkSpent):
        people.join(token=token, name="Ai đó", **FACTS)
    assert User.objects.filter(email=NEW).count() == 1


def test_an_invitation_that_was_changed_or_taken_back_opens_nothing(token, owner):
    with pytest.raises(people.LinkSpent):
        people.invitation_in(token[:-2] + "xx")
    invitation = Invitation.objects.get()
    assert people.take_back(invitation=invitation, by=owner.user)
    assert not people.take_back(invitation=invitation, by=owner.user)
    with pytest.raises(people.LinkSpent):
        people.join(token=token, name="Út", **FACTS)


def test_an_invitation_holds_for_two_weeks(token, monkeypatch, coop):
    monkeypatch.setattr(people, "INVITATION_HOLDS", -1)
    with pytest.raises(people.LinkSpent):
        people.invitation_in(token)
    assert not people.open_invitations(coop).exists()


def test_a_second_invitation_to_an_address_takes_the_first_back(coop, owner, token):
    people.invite(producer=coop, email=NEW.upper(), role=Role.OWNER, by=owner.user)
    with pytest.raises(people.LinkSpent):
        people.invitation_in(token)
    assert people.open_invitations(coop).get().role == Role.OWNER


def test_who_acts_for_it_already_is_not_invited(coop, owner):
    with pytest.raises(people.ActsAlready):
        people.invite(producer=coop, email=owner.user.email, role=Role.HELPER, by=owner.user)
    assert not Invitation.objects.exists()


def test_an_account_that_exists_becomes_a_member_and_stays_as_it_is(token):
    known = person(NEW, name="Út", password="mat-khau-cu-1")
    user, is_new = people.join(token=token, name="Kẻ khác", password="mat-khau-moi-2", **FACTS)
    known.refresh_from_db()
    assert (user, is_new) == (known, False)
    assert known.check_password("mat-khau-cu-1") and known.first_name == "Út"


@pytest.mark.parametrize("act", ["invite", "take_back", "change_role", "remove"])
@pytest.mark.parametrize("who", ["helper", "stranger", "owner elsewhere", "owner who left"])
def test_only_owners_manage(coop, owner, act, who):
    role = Role.OWNER if who == "owner who left" else Role.HELPER
    by = person() if who == "stranger" else member(coop, role).user
    if who == "owner elsewhere":
        Membership.objects.filter(user=by).delete()
        member_of = Membership.objects.create(
            user=by, producer=type(coop).objects.create(
                name_vi="Khác", kind="company", place=coop.place), role=Role.OWNER
        )  # fmt: skip
        assert member_of.is_owner
    if who == "owner who left":
        Membership.objects.filter(user=by).update(left_at=timezone.now())
    invitation = Invitation.objects.create(producer=coop, email="x@example.vn")
    acts = {
        "invite": lambda: people.invite(producer=coop, email=NEW, role=Role.OWNER, by=by),
        "take_back": lambda: people.take_back(invitation=invitation, by=by),
        "change_role": lambda: people.change_role(membership=owner, role=Role.HELPER, by=by),
        "remove": lambda: people.remove(membership=owner, by=by),
    }
    with pytest.raises(people.NotOwner):
        acts[act]()
    owner.refresh_from_db()
    assert owner.is_owner and owner.left_at is None and not coop.events.exists()


def test_a_role_is_changed_once_and_noted(coop, owner):
    helper = member(coop, Role.HELPER, name="Út")
    assert people.change_role(membership=helper, role=Role.OWNER, by=owner.user)
    assert not people.change_role(membership=helper, role=Role.OWNER, by=owner.user)
    assert lines(coop) == [("role", "Út (Người phụ trách)")]


@pytest.mark.parametrize("act", ["leave", "remove", "change_role"])
def test_the_last_owner_stays_while_others_act_for_the_producer(coop, owner, act):
    member(coop, Role.HELPER)
    acts = {
        "leave": lambda: people.leave(membership=owner),
        "remove": lambda: people.remove(membership=owner, by=owner.user),
        "change_role": lambda: people.change_role(
            membership=owner, role=Role.HELPER, by=owner.user
        ),
    }
    with pytest.raises(people.LastOwner):
        acts[act]()
    owner.refresh_from_db()
    assert owner.is_owner and owner.left_at is None


def test_an_owner_whose_account_is_closed_does_not_count(coop, owner):
    second = member(coop)
    member(coop, Role.HELPER)
    User.objects.filter(pk=second.user_id).update(is_active=False)
    with pytest.raises(people.LastOwner):
        people.leave(membership=owner)


def test_who_is_alone_may_leave_and_staff_hear_of_it(coop, owner, staff):
    staff()
    assert people.leave(membership=owner)
    assert not people.leave(membership=owner)
    assert lines(coop) == [("left", "Chú Ba (Người phụ trách)")]
    assert OutgoingMail.objects.filter(kind="producer_without_owner").count() == 1


def test_removal_ends_the_membership_and_the_open_invitations_of_the_removed(coop, owner):
    other = member(coop, name="Tư")
    people.invite(producer=coop, email="ban-be@example.vn", role=Role.OWNER, by=other.user)
    kept = people.invite(producer=coop, email=NEW, role=Role.HELPER, by=owner.user)
    assert people.remove(membership=other, by=owner.user)
    assert not people.remove(membership=other, by=owner.user)
    assert [one.pk for one in people.open_invitations(coop)] == [kept.pk]
    assert not Membership.objects.active().filter(user=other.user).exists()
    assert OutgoingMail.objects.get(kind="producer_removed").to == other.user.email


def test_staff_may_remove_the_last_owner(coop, owner):
    member(coop, Role.HELPER)
    assert people.remove(membership=owner, by=None, as_staff=True)


def test_somebody_who_left_comes_back_by_a_new_invitation(coop, owner, link_to):
    helper = member(coop, Role.HELPER, email=NEW)
    people.leave(membership=helper)
    people.invite(producer=coop, email=NEW, role=Role.OWNER, by=owner.user)
    user, _new = people.join(token=link_to(NEW).strip("/").split("/")[-1], **FACTS)
    roles = Membership.objects.filter(user=user).values_list("role", F("left_at"))
    assert [role for role, left in roles if left is None] == ["owner"] and len(roles) == 2


def test_everybody_who_acts_for_it_is_told_by_mail_else_the_record(coop):
    people.tell(coop, kind="producer_reinstated", occasion="one", reason="x")
    assert [mail.to for mail in OutgoingMail.objects.all()] == ["htx@example.vn"]
    first, second = member(coop), member(coop, Role.HELPER)
    gone = member(coop)
    Membership.objects.filter(pk=gone.pk).update(left_at=timezone.now() - timedelta(days=1))
    people.tell(coop, kind="producer_reinstated", occasion="two", reason="x")
    told = set(OutgoingMail.objects.filter(key__contains=":two:").values_list("to", flat=True))
    assert told == {first.user.email, second.user.email}
