"""Who may open and send which page: every address of the back office, in every role.

A new address fails `test_every_address_is_in_the_table` until it is written down here.
"""

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone

from catalogue.models import Category, Specialty
from producers.models import SupplyOffer
from shop.dashboard.urls import urlpatterns
from shop.payment.models import StaffAlert
from shop.shipping.models import DeliveryZone
from tests.factories.listed import certify
from tests.shop.dashboard.conftest import address
from tests.shop.dashboard.orders import failed_mail, voucher

#: Name → (who may open it, who may send its form); m catalogue manager, s sales manager,
#: o outlet staff, d department.
PAGES = {
    "index": ("msod", ""),
    "order-list": ("sod", ""),
    "order": ("sod", ""),
    "order-slip": ("sod", ""),
    **{f"order-{step}": ("so", "so") for step in ("note", "prepare", "ready", "ship", "no-show")},
    "order-mail": ("so", "so"),
    "order-link": ("so", "so"),
    "order-cancel": ("so", "so"),
    "order-refund": ("s", "s"),
    "handover": ("so", "so"),
    "alert-list": ("sod", "s"),
    "alert-close": ("s", "s"),
    "ordering": ("sd", "s"),
    "collection-list": ("sd", "s"),
    "collection-edit": ("sd", "s"),
    "zone-list": ("sd", "s"),
    "zone-bands": ("sd", "s"),
    "voucher-list": ("sd", "s"),
    **{
        f"{name}-{verb}": ("sd" if verb == "edit" else "s", "s")
        for name in ("zone", "voucher")
        for verb in ("create", "edit", "delete")
    },
    "product-list": ("md", "m"),
    "product-create": ("m", "m"),
    "product-edit": ("md", "m"),
    "product-delete": ("m", "m"),
    "product-pictures": ("md", "m"),
    "product-documents": ("md", "m"),
    "product-certificates": ("md", "m"),
    "product-lots": ("md", "m"),
    "product-prices": ("md", "m"),
    "shelf-card": ("md", ""),
    "document-file": ("md", ""),
    "certificate-list": ("md", ""),
    "certificate-scan": ("md", ""),
    "expiry": ("md", ""),
    "category-list": ("md", "m"),
    "specialty-list": ("md", "m"),
    "producer-list": ("md", "m"),
    "producer-pictures": ("md", "m"),
    "place-list": ("md", "m"),
    "province-list": ("md", "m"),
    "outlet-list": ("msd", "m"),
    **{
        f"{name}-{verb}": ("md" if verb == "edit" else "m", "m")
        for name in ("category", "specialty", "producer", "place", "province")
        for verb in ("create", "edit", "delete")
    },
    "outlet-create": ("m", "m"),
    "outlet-edit": ("msd", "m"),
    "outlet-hours": ("msd", "m"),
    "outlet-exceptions": ("msd", "m"),
    "outlet-stock": ("msod", ""),
    "stock-move": ("msod", "o"),
    "stock": ("msod", ""),
    "ledger": ("msod", ""),
    "ledger-csv": ("msod", ""),
    "supply-list": ("msod", ""),
    "supply-offer": ("msod", "o"),
    "staff-list": ("", ""),
    "staff-create": ("", ""),
    "staff-edit": ("", ""),
}
#: Log-in is for everyone; log-out does nothing to anybody else.
OPEN = {"login", "logout"}
LETTERS = {"manager": "m", "sales": "s", "outlet": "o", "department": "d", "nobody": "-"}


def test_every_address_is_in_the_table():
    assert {pattern.name for pattern in urlpatterns} == PAGES.keys() | OPEN


@pytest.fixture
def page(shop, placed):
    """`page(name)`: its address, for records that exist."""
    product, order = shop.product, placed()
    part, mail = order.consignments.get(), failed_mail(order)
    keys = {
        "product": product.pk,
        "shelf": product.pk,
        "document": product.documents.get(kind="label").pk,
        "certificate": certify(product, scan=ContentFile(b"%PDF-", name="ban-chup.pdf")).pk,
        "category": Category.add_root(name_vi="Thực phẩm").pk,
        "specialty": Specialty.objects.create(name_vi="Khóm Cầu Đúc").pk,
        "producer": product.producer_id,
        "place": product.place_id,
        "province": product.place.province_id,
        "outlet": shop.outlet.pk,
        "staff": User.objects.create_user("lan", "lan@example.vn").pk,
        "alert": StaffAlert.objects.create(key="x", kind="stuck", order=order).pk,
        "collection": shop.outlet.pk,
        "zone": DeliveryZone.objects.create(name_vi="Nội thành").pk,
        "voucher": voucher().pk,
        "supply": offered_to(shop).pk,
    }

    def find(name):
        [pattern] = [pattern for pattern in urlpatterns if pattern.name == name]
        if "number" in pattern.pattern.converters:
            key = {"pk": mail.pk if name == "order-mail" else part.pk}
            has_part = "pk" in pattern.pattern.converters
            return address(name, number=order.number, **(key if has_part else {}))
        if "outlet_pk" in pattern.pattern.converters:
            return address(name, outlet_pk=shop.outlet.pk, pk=shop.record.pk)
        has_key = "pk" in pattern.pattern.converters
        return address(name, **({"pk": keys[name.split("-")[0]]} if has_key else {}))

    return find


def offered_to(shop):
    """What a producer could bring to the shop's outlet."""
    return SupplyOffer.objects.create(
        producer=shop.product.producer,
        product=shop.product,
        outlet=shop.outlet,
        quantity=5,
        deliver_on=timezone.localdate(),
    )


def test_anonymous_visitors_are_asked_to_log_in(page, staff):
    browser = staff("anonymous")
    answers = {browser.get(page(name)).headers.get("Location", "").split("?")[0] for name in PAGES}
    assert answers == {address("login")}


@pytest.mark.parametrize("role", LETTERS)
def test_a_page_opens_only_for_its_roles(role, page, staff):
    browser = staff(role)
    found = {name: browser.get(page(name), follow=True).status_code for name in PAGES}
    assert found == {
        name: 200 if LETTERS[role] in see else 403 for name, (see, _act) in PAGES.items()
    }


@pytest.mark.parametrize("role", LETTERS)
def test_a_form_is_taken_only_from_its_roles(role, page, staff):
    browser = staff(role)
    refused = {name for name in PAGES if browser.post(page(name)).status_code == 403}
    assert refused == {name for name, (_see, act) in PAGES.items() if LETTERS[role] not in act}


def test_an_administrator_opens_everything(page, staff):
    browser = staff("administrator")
    assert {browser.get(page(name)).status_code for name in PAGES} == {200}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_only_reading_and_posting_are_known(method, page, staff):
    browser = staff("administrator")
    answers = {getattr(browser, method)(page(name)).status_code for name in PAGES}
    assert answers == {405}


@pytest.mark.parametrize("name", ["outlet-stock", "stock-move"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_outlets_stock_is_not_there(name, method, shop, staff):
    kwargs = {"pk": shop.other_outlet.pk}
    if name == "stock-move":
        kwargs = {"outlet_pk": shop.other_outlet.pk, "pk": shop.other_record.pk}
    status = getattr(staff("outlet"), method)(address(name, **kwargs)).status_code
    assert status == (403 if (name, method) == ("outlet-stock", "post") else 404)


def test_a_record_of_another_outlet_is_not_reached_through_ones_own(shop, staff):
    hidden = address("stock-move", outlet_pk=shop.outlet.pk, pk=shop.other_record.pk)
    assert staff("outlet").get(hidden).status_code == 404


def test_the_ledger_shows_outlet_staff_their_own_outlet_only(shop, staff):
    page = staff("outlet").get(address("ledger")).context["page"]
    assert {movement.stockrecord for movement in page} == {shop.record}


def test_the_department_is_offered_nothing_to_save(page, staff):
    browser = staff("department")
    for name, (see, _act) in PAGES.items():
        if "d" in see and not name.endswith(("csv", "file", "scan")):
            content = browser.get(page(name)).content.decode()
            forms = content.count('method="post"')
            log_out = content.count(f'action="{address("logout")}"')
            assert forms == log_out, name


def test_an_account_that_was_closed_is_out_at_once(shop, staff):
    browser = staff("manager")
    browser.user.is_active = False
    browser.user.save()
    assert browser.get(address("product-list")).status_code == 302
