import pytest
from django.contrib.auth.models import Group, User

from cms.forms import spam
from cms.roles import AUTHOR, EDITOR
from tests.factories import cms


@pytest.fixture
def page(db):
    return cms.form_page(title="Gửi khiếu nại", notify="quay@example.vn, sep@example.vn")


@pytest.fixture
def answers(monkeypatch) -> dict:
    """As a person sends them, who took their time."""
    monkeypatch.setattr(spam, "TOO_FAST", -1)
    return {
        "e_mail": "lan@example.vn",
        "noi_dung": "Khóm bị dập.",
        "consent": "on",
        "stamp": spam.stamp(),
    }


def staff(role: str) -> User:
    user = User.objects.create_user(role, email=f"{len(role)}@example.vn", password="x")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor(page, client) -> User:
    user = staff(EDITOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def author(page, client) -> User:
    user = staff(AUTHOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user
