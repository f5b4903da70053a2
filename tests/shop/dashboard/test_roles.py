"""The three roles exist after every migrate, with exactly what is written."""

import pytest
from django.contrib.auth.models import Group

from shop.dashboard.roles import (
    CATALOGUE_MANAGER,
    DEPARTMENT,
    OUTLET_STAFF,
    ROLES,
    ensure_roles,
    permissions_named,
)

pytestmark = pytest.mark.django_db


def held(role) -> set[str]:
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{one.content_type.app_label}.{one.codename}" for one in permissions}


def test_the_roles_are_there_after_migrate():
    assert {role: held(role) for role in ROLES} == ROLES


def test_making_them_again_takes_back_what_was_added_by_hand():
    extra = permissions_named({"auth.change_user"})
    Group.objects.get(name=DEPARTMENT).permissions.add(*extra)
    ensure_roles()
    assert held(DEPARTMENT) == ROLES[DEPARTMENT]


def test_the_department_may_change_nothing():
    assert {name.split(".")[1].split("_")[0] for name in ROLES[DEPARTMENT]} == {
        "view",
        "dashboard",
        "access",  # opens the page editor, where it may see producers' files
    }


def test_who_sets_prices_moves_no_stock_and_the_reverse():
    assert "partner.add_stockmovement" not in ROLES[CATALOGUE_MANAGER]
    assert "partner.change_stockrecord" not in ROLES[OUTLET_STAFF]


def test_nobody_may_change_the_ledger():
    forbidden = {"partner.change_stockmovement", "partner.delete_stockmovement"}
    assert not any(forbidden & names for names in ROLES.values())
