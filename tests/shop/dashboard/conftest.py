"""Staff in each role, logged in, with one product at each of two outlets."""

from functools import partial
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import translation

from shop.dashboard.roles import CATALOGUE_MANAGER, DEPARTMENT, OUTLET_STAFF, SALES_MANAGER
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.factories.stock import StockRecordFactory
from tests.shop.dashboard.orders import placed_order

ROLES = {
    "manager": CATALOGUE_MANAGER,
    "sales": SALES_MANAGER,
    "outlet": OUTLET_STAFF,
    "department": DEPARTMENT,
}


def address(name, *, language="vi", **kwargs):
    """The address of a page of the back office in that language."""
    with translation.override(language):
        return reverse(f"dashboard:{name}", kwargs=kwargs)


@pytest.fixture
def shop(db):
    """`product`, `outlet` and `other_outlet` with `record` and `other_record` of its stock."""
    outlet, other = OutletFactory(), OutletFactory()
    product = listed_product(outlet=outlet, received=10)
    return SimpleNamespace(
        product=product,
        outlet=outlet,
        other_outlet=other,
        record=product.stockrecords.get(),
        other_record=StockRecordFactory(product=product, partner=other, received=10),
    )


@pytest.fixture
def placed(shop):
    """`placed(**values)`: an order for the shop's product: see tests.shop.dashboard.orders."""
    return partial(placed_order, shop.record)


@pytest.fixture
def staff(shop):
    """`staff(role)`: a browser logged in in that role; "nobody" has none, "outlet" has `outlet`."""

    def log_in(role):
        browser = Client()
        if role == "anonymous":
            return browser
        user = User.objects.create_user(role, f"{role}@example.vn", "mat-khau-1")
        user.is_superuser = role == "administrator"
        user.save()
        if role in ROLES:
            user.groups.add(Group.objects.get(name=ROLES[role]))
        if role == "outlet":
            shop.outlet.users.add(user)
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        browser.user = user
        return browser

    return log_in


def sent_back(response) -> dict:
    """What a browser would send of the form, or rows, that a page shows; files left out."""
    context = response.context
    if "formset" in context:
        forms = [context["formset"].management_form, *context["formset"]]
    else:
        forms = [context["form"]]
    fields = [field for form in forms for field in form]
    return {
        field.html_name: field.value()
        for field in fields
        if field.value() is not None and field.value() is not False and field.widget_type != "file"
    }
