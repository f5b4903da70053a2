import pytest
from django.contrib.auth.models import Group, User


@pytest.fixture
def enter(client, db):
    """`enter(role)`: logs somebody with that role in, and returns them."""

    def enter_as(role: str) -> User:
        user = User.objects.create_user(f"{role}-here", email="a@example.vn", password="x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return enter_as
