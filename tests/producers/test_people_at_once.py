"""Two who act on a producer's people, or on one link, at once: one wins, the other is told."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from producers import people
from producers.models import Membership
from producers.models.membership import Role
from tests.factories.producers import member, person

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*acts) -> list[str]:
    """What became of each: its result, or the name of its refusal; sorted."""
    begin, results = Barrier(len(acts)), []

    def one(act):
        begin.wait(10)
        try:
            results.append(str(act()))
        except (people.NotOwner, people.LastOwner, people.LinkSpent) as refusal:
            results.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [Thread(target=one, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


@pytest.fixture
def unlocked(monkeypatch):
    """Without the producer's lock, and everybody reads before anybody writes."""
    read, hold = Barrier(2), people.Producer.objects.get
    looked = people.is_owner

    def look(producer, by):
        answer = looked(producer, by)
        read.wait(10)
        return answer

    monkeypatch.setattr(people, "hold", lambda pk: hold(pk=pk))
    monkeypatch.setattr(people, "is_owner", look)


@pytest.fixture
def two_owners(coop):
    return member(coop), member(coop)


def remove_each_other(one, other):
    return at_once(
        lambda: people.remove(membership=one, by=other.user),
        lambda: people.remove(membership=other, by=one.user),
    )


def test_of_two_owners_who_remove_each_other_one_stays(coop, two_owners):
    assert remove_each_other(*two_owners) == ["NotOwner", "True"]
    assert coop.memberships.active().count() == 1


def test_control_without_the_lock_nobody_stays(coop, two_owners, unlocked):
    assert remove_each_other(*two_owners) == ["True", "True"]
    assert not coop.memberships.active().exists()


@pytest.fixture
def accept(coop, link_to):
    """Accepts the one invitation, sent to somebody who has an account."""
    person("moi@example.vn")
    people.invite(producer=coop, email="moi@example.vn", role=Role.HELPER, by=None, as_staff=True)
    token = link_to("moi@example.vn").strip("/").split("/")[-1]
    return lambda: people.join(token=token, language="vi", version="1")[1]


def test_one_link_opened_by_several_lets_one_in(accept):
    assert at_once(*[accept] * 4) == ["False"] + ["LinkSpent"] * 3
    assert Membership.objects.count() == 1


def test_control_where_the_invitation_is_not_closed_all_are_let_in(accept, monkeypatch):
    monkeypatch.setattr(people, "close", lambda invitation: True)
    assert at_once(*[accept] * 4) == ["False"] * 4
