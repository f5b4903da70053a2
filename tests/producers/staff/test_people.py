"""In a producer's file: staff see its people, invite and remove."""

import pytest
from django.urls import reverse

from producers import people
from producers.models import Invitation, Membership
from producers.models.membership import Role
from shop.dashboard.roles import DEPARTMENT, SALES_MANAGER
from tests.factories.catalogue import ProducerFactory
from tests.factories.producers import member

pytestmark = pytest.mark.django_db
INVITE = {"act": "invite", "invite-email": "moi@example.vn", "invite-role": "owner"}


@pytest.fixture
def file(coop):
    return reverse("producer_file", args=[coop.pk])


def test_people_and_open_invitations_stand_in_the_file(staff, coop, file):
    owner = member(coop, name="Chú Ba")
    people.invite(producer=coop, email="moi@example.vn", role=Role.HELPER, by=owner.user)
    for role in (DEPARTMENT, None):
        page = (staff(role) if role else staff()).get(file).content.decode()
        assert "Chú Ba" in page and "moi@example.vn" in page
        assert ('value="remove"' in page) == (role is None)


def test_staff_invite_an_owner_where_there_is_none(staff, coop, file):
    browser = staff()
    assert browser.post(file, INVITE).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.producer, invitation.role, invitation.by) == (coop, "owner", browser.user)


@pytest.mark.parametrize("change", [{"invite-email": "moi"}, {"invite-role": "king"}])
def test_a_wrong_invitation_is_shown_again(staff, file, change):
    assert staff().post(file, INVITE | change).status_code == 422
    assert not Invitation.objects.exists()


def test_who_acts_for_it_already_is_told(staff, coop, file):
    member(coop, email="moi@example.vn")
    assert staff().post(file, INVITE).status_code == 409


def test_staff_remove_somebody_the_last_owner_too_and_it_is_noted(staff, coop, file):
    owner = member(coop, name="Chú Ba")
    member(coop, Role.HELPER)
    browser = staff()
    assert browser.post(file, {"act": "remove", "pk": owner.pk}).status_code == 302
    assert browser.post(file, {"act": "remove", "pk": owner.pk}).status_code == 409
    line = coop.events.get()
    assert (line.kind, line.text, line.by) == ("left", "Chú Ba (Người phụ trách)", browser.user)


def test_staff_take_an_invitation_back(staff, coop, file):
    browser = staff()
    browser.post(file, INVITE)
    back = {"act": "take_back", "pk": Invitation.objects.get().pk}
    assert [browser.post(file, back).status_code for _ in range(2)] == [302, 409]


@pytest.mark.parametrize("pk", ["", "x", "0", "99999999999999999999"])
@pytest.mark.parametrize("act", ["remove", "take_back"])
def test_nobody_by_that_number(staff, file, act, pk):
    assert staff().post(file, {"act": act, "pk": pk}, follow=True).status_code == 404


def test_anothers_people_are_not_reached_through_this_file(staff, file):
    other = member(ProducerFactory())
    answer = staff().post(file, {"act": "remove", "pk": other.pk}, follow=True)
    assert answer.status_code == 404
    assert Membership.objects.active().count() == 1


@pytest.mark.parametrize("role", [DEPARTMENT, SALES_MANAGER])
def test_others_may_not(staff, coop, file, role):
    owner = member(coop)
    browser = staff(role)
    for sent in (INVITE, {"act": "remove", "pk": owner.pk}):
        assert browser.post(file, sent).status_code in (302, 403)
    assert not Invitation.objects.exists() and Membership.objects.active().count() == 1
