"""A producer applies, is taken in, comes in by the mails it gets, and lets a helper in."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from cms.forms import spam
from producers.models import Application, Membership
from shop.communication.models import OutgoingMail
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.catalogue import PlaceFactory
from tests.factories.producers import TAX_CODE

from .people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME, ADDRESS, HELPER = "HTX Mắm cá đồng (mẫu)", "ba@example.vn", "ut@example.vn"


class Farmer(Person):
    """With a phone."""

    def applies(self, place):
        page = self.page
        page.locator("[name=kind]").select_option("cooperative")
        page.locator("[name=place]").select_option(str(place.pk))
        words = {
            "name": NAME,
            "tax_code": f"{TAX_CODE[:4]} {TAX_CODE[4:]}",
            "address": "Ấp 5, xã Vĩnh Viễn",
            "products": "Mắm cá sặc, mỗi tháng 200 hũ",
            "contact_name": "Chú Ba",
            "phone": "0901 234 567",
            "email": ADDRESS,
        }
        for name, value in words.items():
            page.locator(f"main [name={name}]").fill(value)
        page.locator(".apply__form button[type=submit]").click()

    def opens_mail(self, address: str):
        """Its newest, and the link in it."""
        link = OutgoingMail.objects.filter(to=address).first().data["link"]
        self.page.goto("/" + link.split("/", 3)[3])

    def clicks(self, selector: str):
        self.page.locator(selector).click()


def test_from_application_to_a_helper(page, enter, language, monkeypatch):
    monkeypatch.setattr(spam, "TOO_FAST", -1)
    farmer = Farmer(page(360), language)
    place = PlaceFactory()
    farmer.visit("producers")
    farmer.clicks(f"main a[href='{farmer.address('sell_with_us')}']")

    # The consent was forgotten: nothing typed is lost.
    farmer.applies(place)
    farmer.sees("[role=alert]")
    expect(farmer.page.locator("[name=products]")).to_have_value("Mắm cá sặc, mỗi tháng 200 hũ")
    farmer.page.locator("[name=agrees_to_review]").check()
    farmer.clicks(".apply__form button[type=submit]")
    farmer.is_at("sell_with_us_sent")
    application = Application.objects.get()

    staff = enter(CATALOGUE_MANAGER)
    staff.goto(reverse("producer_applications"))
    staff.get_by_role("link", name=NAME).click()
    staff.locator("form:has([value=take_in]) [type=submit]").click()
    expect(staff.locator("body")).to_contain_text(ADDRESS)
    application.refresh_from_db()
    producer = application.producer

    farmer.opens_mail(ADDRESS)
    farmer.sees("h1", NAME)
    farmer.page.locator("[name=agrees]").check()
    farmer.page.locator("main [name=name]").fill("Chú Ba")
    farmer.clicks("main .form button")
    farmer.is_at("producer_home", producer.pk)
    farmer.sees("h1", "Chú Ba")

    farmer.clicks(".portal__way-out button")
    farmer.is_at("producer_sign_in")
    farmer.sends(email=ADDRESS)
    farmer.opens_mail(ADDRESS)
    farmer.clicks("main form button")
    farmer.is_at("producer_home", producer.pk)

    farmer.clicks(f".portal__menu a[href='{farmer.address('producer_people', producer.pk)}']")
    farmer.page.locator("#invite [name=email]").fill(HELPER)
    farmer.clicks("#invite button")
    farmer.sees(".note--ok", HELPER)

    helper = Farmer(page(360), language)
    helper.opens_mail(HELPER)
    helper.page.locator("[name=agrees]").check()
    helper.page.locator("main [name=name]").fill("Út Hiền")
    helper.clicks("main .form button")
    helper.is_at("producer_home", producer.pk)
    membership = Membership.objects.get(user=User.objects.get(email=HELPER))
    assert (membership.producer, membership.role) == (producer, "helper")

    farmer.visit("producer_people", producer.pk)
    farmer.clicks("summary:has-text('Út Hiền')")
    farmer.clicks("button[value=remove]")
    farmer.sees(".note--ok")
    assert helper.visit("producer_home", producer.pk).status == 404


STATES = {
    "sell_with_us": 422,
    "producer_sign_in": 422,
    "producer_sign_in_link": 410,
    "producer_join": 410,
}


@pytest.mark.parametrize("name", STATES)
def test_pages_that_refuse_are_accessible_and_as_wide_as_the_screen(page, axe, language, name):
    visitor = Farmer(page(360), language)
    with_token = name in ("producer_sign_in_link", "producer_join")
    visitor.visit(name, *(["made-up"] if with_token else []))
    if not with_token:
        visitor.clicks("main .form button[type=submit]")
        visitor.sees(".field--error")
    assert axe(visitor.page) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_staff_screens_fit_a_phone(enter, page):
    place = PlaceFactory()
    from_factory = Application.objects.create(
        name=NAME, kind="cooperative", tax_code=TAX_CODE, place=place, address="Ấp 5",
        contact_name="Chú Ba", phone="+84901234567", email="ten-rat-dai-cua-htx@example.vn",
        products="Mắm", agrees_to_review=True, consent_version="1", language="vi",
    )  # fmt: skip
    staff = enter(CATALOGUE_MANAGER)
    staff.set_viewport_size({"width": 360, "height": 800})
    for path in (
        reverse("producer_applications"),
        reverse("producer_application", args=[from_factory.pk]),
    ):
        staff.goto(path)
        assert staff.evaluate("document.documentElement.scrollWidth") <= 360
