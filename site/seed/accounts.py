"""Sample accounts, one for each role, all with the one password that the command prints."""

from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User

from catalogue.models import Producer
from cms.roles import AUTHOR, EDITOR, TRANSLATOR
from producers.models import Membership
from producers.models.membership import Role
from shop.customer.registration import username_of
from shop.dashboard.roles import (
    CATALOGUE_MANAGER,
    DEPARTMENT,
    OUTLET_STAFF,
    SALES_MANAGER,
    ensure_roles,
)
from shop.partner.models import Partner

PASSWORD = "cay-beo-2026"


class Account(NamedTuple):
    email: str
    first_name: str
    role: str
    outlet: str = ""


ACCOUNTS = (
    Account("quan-ly@example.vn", "Quản lý", CATALOGUE_MANAGER),
    Account("ban-hang@example.vn", "Quản lý bán hàng", SALES_MANAGER),
    Account("diem1@example.vn", "Nhân viên Vị Thanh", OUTLET_STAFF, "vi-thanh"),
    Account("diem2@example.vn", "Nhân viên Ngã Bảy", OUTLET_STAFF, "nga-bay"),
    Account("so-cong-thuong@example.vn", "Sở Công Thương", DEPARTMENT),
    Account("tac-gia@example.vn", "Tác giả", AUTHOR),
    Account("bien-tap@example.vn", "Biên tập viên", EDITOR),
    Account("phien-dich@example.vn", "Phiên dịch", TRANSLATOR),
    Account("admin@example.vn", "Quản trị", ""),
)


class ProducerAccount(NamedTuple):
    email: str
    first_name: str
    producer: str
    role: Role


PRODUCER_ACCOUNTS = (
    ProducerAccount("htx@example.vn", "Chú Ba", "htx-khom-cau-duc", Role.OWNER),
    ProducerAccount("phu-giup@example.vn", "Út Hiền", "htx-khom-cau-duc", Role.HELPER),
)


def add_accounts():
    """Makes those that are missing; a password that was changed stays changed."""
    ensure_roles()
    have = set(User.objects.values_list("email", flat=True))
    wanted = [account for account in ACCOUNTS if account.email not in have]
    if not wanted:
        return
    password = make_password(PASSWORD)
    for account in wanted:
        add_account(account, password)


def add_account(account: Account, password: str):
    """Without a role: superuser."""
    user = User.objects.create(
        username=account.email,
        email=account.email,
        first_name=account.first_name,
        password=password,
        is_staff=not account.role,
        is_superuser=not account.role,
    )
    if account.role:
        user.groups.add(Group.objects.get(name=account.role))
    if account.outlet:
        Partner.objects.get(code=account.outlet).users.add(user)


def add_producer_accounts():
    """The people of a sample producer, where their accounts are missing."""
    for account in PRODUCER_ACCOUNTS:
        if User.objects.filter(email=account.email).exists():
            continue
        user = User.objects.create_user(
            username_of(account.email), account.email, PASSWORD, first_name=account.first_name
        )
        producer = Producer.objects.get(slug_vi=account.producer)
        Membership.objects.create(user=user, producer=producer, role=account.role)
