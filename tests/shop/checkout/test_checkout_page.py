"""The page on which an order is placed: what it shows, refuses and keeps."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import override
from oscar.apps.address.models import UserAddress

from shop.basket import access
from shop.basket.models import Basket
from shop.checkout.fields import PhoneField
from shop.checkout.models import CheckoutSettings
from shop.checkout.times import value_of
from shop.order.models import Order
from shop.partner import stock
from shop.shipping.models import CollectionWindow
from shop.shipping.windows import windows
from tests.factories.catalogue import ProvinceFactory
from tests.factories.order import filled_basket
from tests.factories.shipping import DeliveryZoneFactory

pytestmark = pytest.mark.django_db
EN = "/en/checkout/"


def as_guest(client, basket):
    client.cookies[access.COOKIE] = basket.token
    return client


@pytest.fixture
def guest(client, basket):
    """A browser that holds two teas and a fish."""
    return as_guest(client, basket)


def hidden(page: str) -> dict:
    """The fields that the page itself fills in."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def free_windows(outlet):
    return [window for window in windows(outlet, now=timezone.now()) if window.left]


def filled_in(guest, outlet=None, **values) -> dict:
    """The form as it would be sent by a buyer who collects and pays at the counter."""
    own = hidden(guest.get(EN).content.decode())
    chosen = {"window": value_of(free_windows(outlet)[0])} if outlet else {}
    typed = {"contact_name": "Lan Nguyễn", "phone": "0901 234 567", "terms": "on"}
    return {**own, **chosen, **typed, "payment_method": "counter", **values}


def set_aside(product, quantity):
    """For somebody else's order."""
    stock.allocate(lines=[(product.stockrecords.get(), quantity)], reference="HG-OTHER")


def test_an_order_is_placed_and_its_page_follows(guest, outlet):
    answer = guest.post(EN, filled_in(guest, outlet))
    order = Order.objects.get()
    with override("en"):
        assert (answer.status_code, answer.url) == (303, order.get_absolute_url())
    assert (order.contact_name, order.phone, order.language) == ("Lan Nguyễn", "+84901234567", "en")


def test_sent_twice_it_is_one_order_and_one_page(guest, outlet):
    form = filled_in(guest, outlet)
    assert guest.post(EN, form).url == guest.post(EN, form).url
    assert Order.objects.count() == 1


def test_a_key_of_nobodys_order_finds_nothing(guest, outlet):
    form = filled_in(guest, outlet, key="not-a-key")
    assert guest.post(EN, form).status_code == 303 and Order.objects.count() == 1


def test_the_page_says_what_the_law_asks_for(guest, outlet, tea):
    page = guest.get(EN).content.decode()
    for needed in (outlet.name_en, "₫325,000", "VAT included", "keeps 90 days", "Returns", "× 2"):
        assert needed in page
    assert tea.place.name_vi in page


def test_the_terms_are_not_ticked_beforehand(guest, outlet):
    assert not re.search(r'name="terms"[^>]*checked', guest.get(EN).content.decode())
    answer = guest.post(EN, {**filled_in(guest, outlet), "terms": ""})
    assert answer.status_code == 422 and not Order.objects.exists()


def test_nothing_typed_is_lost_in_a_refusal(guest, outlet):
    answer = guest.post(EN, filled_in(guest, outlet, phone="0901 234 56", note="Chín tới"))
    page = answer.content.decode()
    assert 'value="0901 234 56"' in page and "Chín tới" in page and 'value="Lan Nguyễn"' in page
    assert "This number lacks digits" in page and 'href="#id_phone"' in page


def test_what_was_typed_is_kept_while_the_basket_is_changed(guest, outlet):
    answer = guest.post(EN, {**filled_in(guest, outlet), "change": "receive"})
    assert answer.url.startswith("/en/basket/")
    page = guest.get(EN).content.decode()
    assert 'value="Lan Nguyễn"' in page and not re.search(r'name="terms"[^>]*checked', page)


@pytest.mark.parametrize("typed", [{}, {"email": "lan"}])
def test_somebody_must_be_reachable(guest, outlet, typed):
    answer = guest.post(EN, filled_in(guest, outlet, phone="", **typed))
    assert answer.status_code == 422 and not Order.objects.exists()


def test_an_email_address_alone_will_do(guest, outlet):
    guest.post(EN, filled_in(guest, outlet, phone="", email="lan@example.com"))
    assert Order.objects.get().email == "lan@example.com"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0901 234 567", "+84901234567"),
        ("+44 20 7946 0018", "+442079460018"),
        ("(+82) 10-2345-6789", "+821023456789"),
    ],
)
def test_phones_of_any_country_are_kept_as_dialled_from_abroad(typed, kept):
    assert PhoneField().clean(typed) == kept


def test_a_price_that_changed_is_shown_before_it_is_agreed_to(guest, outlet, tea):
    form = filled_in(guest, outlet)
    tea.stockrecords.update(price=90_000)
    answer = guest.post(EN, form)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Order.objects.exists()
    assert "from ₫85,000 to ₫90,000" in page and "The total was ₫325,000" in page
    assert 'value="Lan Nguyễn"' in page
    again = {**form, **hidden(page)}
    assert guest.post(EN, again).status_code == 303


def test_goods_that_others_took_are_named(guest, outlet, tea):
    form = filled_in(guest, outlet)
    set_aside(tea, 4)
    page = guest.post(EN, form).content.decode()
    assert not Order.objects.exists() and "Soursop tea: " in page and "/en/basket/" in page


def test_a_window_that_filled_up_asks_for_another(guest, outlet):
    form = filled_in(guest, outlet)
    first = free_windows(outlet)[0]
    CollectionWindow.objects.create(
        outlet=outlet, starts_at=first.starts_at, ends_at=first.ends_at, booked=first.left
    )
    page = guest.post(EN, form).content.decode()
    assert "no longer free" in page and 'href="#window-0"' in page


def test_the_list_of_other_days_works_without_a_script(guest, outlet):
    late = free_windows(outlet)[-1]
    form = filled_in(guest, outlet, window="", other_window=value_of(late))
    guest.post(EN, form)
    assert Order.objects.get().consignments.get().window.starts_at == late.starts_at


def test_a_card_goes_before_the_list(guest, outlet):
    first, late = free_windows(outlet)[0], free_windows(outlet)[-1]
    guest.post(EN, filled_in(guest, outlet, other_window=value_of(late)))
    assert Order.objects.get().consignments.get().window.starts_at == first.starts_at


@pytest.mark.parametrize("value", ["2020-01-01T09:00", "x" * 400, "other", ""])
def test_a_time_that_was_never_offered_is_refused(guest, outlet, value):
    assert guest.post(EN, filled_in(guest, outlet, window=value)).status_code == 422


def test_an_invoice_needs_its_three_facts(guest, outlet):
    form = filled_in(guest, outlet, wants_invoice="on", invoice_tax_code="0100233480")
    page = guest.post(EN, form).content.decode()
    assert page.count("An invoice needs this") == 4 and "This tax code is not right" in page


def test_an_invoice_is_kept_with_the_order(guest, outlet):
    facts = {"invoice_company": "Công ty Mẫu", "invoice_address": "1 Lê Lợi"}
    tax = {"wants_invoice": "on", "invoice_tax_code": "0100233488"}
    guest.post(EN, filled_in(guest, outlet, **facts, **tax))
    assert Order.objects.get().invoice_tax_code == "0100233488"


def test_invoice_fields_count_only_if_an_invoice_is_wanted(guest, outlet):
    guest.post(EN, filled_in(guest, outlet, invoice_tax_code="nonsense"))
    assert Order.objects.get().invoice_tax_code == ""


def test_prices_totals_and_states_that_are_posted_are_ignored(guest, outlet):
    guest.post(EN, filled_in(guest, outlet, total="1", total_incl_tax="1", status="completed"))
    order = Order.objects.get()
    assert (order.total_incl_tax, order.status) == (325_000, "confirmed")


def test_a_way_to_pay_that_is_switched_off_is_refused(guest, outlet, rules):
    form = filled_in(guest, outlet)
    CheckoutSettings.objects.update(takes_counter=False)
    answer = guest.post(EN, form)
    assert answer.status_code == 422 and 'href="#payment-0"' in answer.content.decode()


def test_card_is_offered_only_where_it_works(guest, settings):
    assert 'value="card"' in guest.get(EN).content.decode()
    settings.STRIPE_SECRET_KEY = ""
    assert 'value="card"' not in guest.get(EN).content.decode()


def test_while_orders_are_not_taken_the_page_says_so(guest, rules):
    CheckoutSettings.objects.update(is_open=False, closed_note_en="Back after Tết.")
    page = guest.get(EN).content.decode()
    assert "Back after Tết." in page and 'name="agreed"' not in page


def test_closed_meanwhile_nothing_typed_is_lost(guest, outlet, rules):
    form = filled_in(guest, outlet)
    CheckoutSettings.objects.update(is_open=False)
    assert "not taken" in guest.post(EN, form).content.decode()
    CheckoutSettings.objects.update(is_open=True)
    assert 'value="Lan Nguyễn"' in guest.get(EN).content.decode()


def test_nothing_to_order_leads_to_the_basket(client):
    assert client.get(EN).url == "/en/basket/"


def test_what_cannot_be_had_leads_to_the_basket(guest, outlet, tea):
    set_aside(tea, 5)
    assert guest.get(EN).url == "/en/basket/"


def test_a_known_customer_finds_the_form_filled_in(client, outlet, tea):
    user = User.objects.create_user("lan", "lan@example.com", "x", first_name="Lan")
    filled_basket((tea, 1), outlet=outlet, owner=user)
    client.force_login(user)
    page = client.get(EN).content.decode()
    assert 'value="Lan"' in page and 'value="lan@example.com"' in page


def test_no_cache_keeps_the_page(guest):
    assert "no-store" in guest.get(EN)["Cache-Control"]


def test_another_sites_form_is_refused(guest, outlet, client):
    strict = type(client)(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(EN, {"terms": "on"}).status_code == 403


@pytest.mark.parametrize("method", ["put", "delete", "trace", "options"])
def test_only_get_and_post_are_answered(client, method):
    assert getattr(client, method)(EN).status_code == 405


class TestDelivery:
    @pytest.fixture
    def parcel(self, outlet, tea) -> Basket:
        outlet.ships = True
        outlet.save()
        DeliveryZoneFactory()
        province = ProvinceFactory(name_vi="TP Cần Thơ", in_addresses=True)
        return filled_basket((tea, 2), province=province, ward="Vị Thanh")

    def test_it_asks_for_the_street_and_says_what_it_costs(self, client, parcel):
        page = as_guest(client, parcel).get(EN).content.decode()
        assert 'name="street"' in page and "₫30,000" in page and "Vị Thanh, " in page
        assert 'name="window"' not in page and 'value="counter"' not in page

    def test_the_carrier_needs_a_phone(self, client, parcel):
        guest = as_guest(client, parcel)
        form = filled_in(guest, phone="", email="lan@example.com", street="1 Lê Lợi")
        answer = guest.post(EN, {**form, "payment_method": "card"})
        assert "carrier rings" in answer.content.decode() and not Order.objects.exists()

    def test_the_street_is_needed(self, client, parcel):
        guest = as_guest(client, parcel)
        answer = guest.post(EN, filled_in(guest, payment_method="card"))
        assert 'href="#id_street"' in answer.content.decode()

    def test_where_cards_are_not_taken_it_points_to_collecting(self, client, parcel, settings):
        settings.STRIPE_SECRET_KEY = ""
        page = as_guest(client, parcel).get(EN).content.decode()
        assert "collect at an outlet instead" in page

    def test_a_kept_address_in_that_ward_fills_in_the_street(self, client, parcel):
        user = User.objects.create_user("lan", "lan@example.com", "x", first_name="Lan")
        place = {"line3": parcel.ward, "line4": parcel.province.name_vi, "country_id": "VN"}
        UserAddress.objects.create(user=user, first_name="Lan", line1="5 Ngô Quyền", **place)
        Basket.objects.filter(pk=parcel.pk).update(owner=user)
        client.force_login(user)
        assert 'value="5 Ngô Quyền"' in client.get(EN).content.decode()


def test_the_next_windows_come_first(guest, outlet):
    found = guest.get(EN).context["form"].times
    free = free_windows(outlet)
    assert [choice.window for choice in found.cards][:3] == free[:3]
    assert 0 < len(found.cards) <= 5


def test_times_are_local(outlet):
    moment = datetime(2026, 11, 24, 2, 0, tzinfo=ZoneInfo("UTC"))
    window = windows(outlet, now=timezone.now())[0]._replace(starts_at=moment)
    assert value_of(window) == "2026-11-24T09:00"
