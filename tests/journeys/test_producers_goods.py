"""A product from its producer's phone to visitors in two languages, and on to lapsed stars."""

import time
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from catalogue.models import OcopCertificate, Product
from producers import telling
from producers.models import Draft, Membership
from shop.communication.models import OutgoingMail
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.catalogue import shelf
from tests.factories.files import PDF, drawn
from tests.factories.outlet import OutletFactory
from tests.factories.producers import member

from .people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME, MENDED, ENGLISH = "Chả cá", "Chả cá thát lát", "Knifefish cake"


class Farmer(Person):
    """With a phone, signed in."""

    def comes_in(self, acting, site: str):
        client = Client()
        client.force_login(acting.user, backend="django.contrib.auth.backends.ModelBackend")
        value = client.cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": value, "url": site}])
        self.producer = acting.producer
        self.visit("producer_home", self.producer.pk)

    def begins(self):
        """A new draft, its script ready."""
        self.page.locator("form[action$='/moi/'] button").click()
        expect(self.page.locator("form.draft")).to_be_visible()
        self.page.wait_for_load_state("load")

    def types(self, **texts):
        for name, text in texts.items():
            self.page.locator(f"main [name={name}]").fill(text)

    def chooses(self, **keys):
        for name, key in keys.items():
            self.page.locator(f"main [name={name}]").select_option(key)

    def presses(self, act: str):
        self.page.locator(f".draft__bar [value={act}]").click()

    def waits_until_saved(self):
        expect(self.page.locator("[data-state]")).to_have_text("Đã lưu hết", timeout=20_000)

    def adds_paper(self, file, kind: str, **facts):
        page = self.page
        page.locator(".draft-paper-new > summary").click()
        page.locator("[name=paper-kind]").select_option(kind)
        page.locator("[name=paper-file]").set_input_files(file)
        for name, value in facts.items():
            field = page.locator(f"[name=paper-{name}]")
            is_choice = field.evaluate("field => field.tagName") == "SELECT"
            field.select_option(value) if is_choice else field.fill(value)
        page.locator(".draft-paper-new button").click()
        expect(
            page.locator(".draft-papers li", has_text=facts.get("number", ""))
        ).not_to_have_count(0)


@pytest.fixture
def files(tmp_path):
    photo, paper = tmp_path / "IMG_0001.jpg", tmp_path / "giay.pdf"
    photo.write_bytes(drawn(size=(1200, 900)))
    paper.write_bytes(PDF)
    return photo, paper


@pytest.fixture
def farmer(page, live_server):
    found = Farmer(page(360), "vi")
    found.comes_in(member(), live_server.url)
    return found


def writes(farmer, place, photo, paper):
    """A draft with all that is asked for, and a certificate that ends in five days."""
    farmer.begins()
    farmer.types(title_vi=NAME, summary_vi="Dai giòn, thơm tiêu.", unit_vi="hộp 500 g")
    farmer.chooses(group="food", category=str(place.pk), storage="frozen")
    farmer.types(net_quantity="500", price_wish="185.000", shelf_life_days="90", upc="8930")
    farmer.waits_until_saved()
    farmer.sees("[data-field=upc] .field__error")
    farmer.types(upc="")
    farmer.chooses(net_unit="g", no_gtin_reason="handmade")
    farmer.waits_until_saved()
    farmer.page.locator("#id_photos").set_input_files([photo, photo])
    expect(farmer.page.locator(".draft-photo")).to_have_count(2)
    for number in range(2):
        farmer.page.locator(".draft-photo [name$=-alt_vi]").nth(number).fill("Hộp chả cá")
    farmer.waits_until_saved()
    farmer.adds_paper(paper, "label")
    farmer.adds_paper(paper, "food_safety", number="01/ATTP", issuer="Sở Công Thương")


def certificate_of(today) -> dict:
    issued = today + timedelta(days=5) - relativedelta(months=36)
    return {
        "number": "HG-77",
        "issuer": "UBND TP Cần Thơ",
        "decision": "QĐ 77",
        "issued_on": issued.isoformat(),
        "stars": "4",
        "level": "province",
    }


def answer(staff, draft, act: str, **typed):
    staff.goto(reverse("producer_review", args=[draft.pk]))
    for name, text in typed.items():
        field = staff.locator(f"[name={name}]")
        if not field.is_visible():
            staff.locator(".review-comment", has=field).locator("summary").first.click()
        field.fill(text)
    staff.locator(f"[value={act}]").click()
    expect(staff.locator(".messages")).to_be_visible()


def test_from_a_phone_to_visitors_and_on_to_lapsed_stars(farmer, enter, page, files):
    outlet, place, today = OutletFactory(), shelf(), timezone.localdate()
    writes(farmer, place, *files)
    farmer.adds_paper(files[1], "ocop", **certificate_of(today))
    farmer.types(brand="")
    farmer.presses("submit")
    farmer.sees(".checklist__item--missing", "nhãn hiệu")
    farmer.types(brand="Kỳ Như")
    farmer.presses("submit")
    farmer.sees(".standing--submitted")

    staff, draft = enter(CATALOGUE_MANAGER), Draft.objects.get(subject="product")
    staff.goto(reverse("producer_reviews"))
    staff.get_by_role("link", name=NAME).first.click()
    answer(staff, draft, "changes", **{"comment_title_vi": "Ghi đủ tên như trên nhãn"})
    assert OutgoingMail.objects.filter(kind="draft_changes").exists()

    farmer.visit("producer_home", farmer.producer.pk)
    farmer.sees(".portal__urgent")
    farmer.page.locator(".draft-list a").first.click()
    farmer.sees("[data-field=title_vi] .note", "Ghi đủ tên như trên nhãn")
    farmer.types(title_vi=MENDED)
    farmer.presses("submit")
    farmer.sees(".standing--submitted")
    answer(staff, draft, "approve")

    product = Product.objects.get()
    assert product.price_from == 185_000 and product.stockrecords.get().partner == outlet
    visitor = Person(page(360), "vi")
    visitor.page.goto(product.get_absolute_url())
    visitor.sees("h1", MENDED)
    visitor.sees(".stars")
    english = Person(page(360), "en")
    english.visit("product", product.slug_vi, product.pk)
    expect(english.page.locator("h1 [lang=vi], h1[lang=vi]")).to_have_text(MENDED)
    expect(english.page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")

    translates(farmer, staff, draft)
    english.page.reload()
    expect(english.page.locator("h1")).to_have_text(ENGLISH)
    expect(english.page.locator("meta[name=robots]")).to_have_count(0)

    lapses(product, today)
    visitor.page.reload()
    expect(visitor.page.locator("main")).to_contain_text("OCOP hết hạn")
    assert OutgoingMail.objects.filter(kind="papers_ending", to=draft.edited_by.email).exists()


def translates(farmer, staff, draft):
    farmer.visit("producer_draft", farmer.producer.pk, draft.pk)
    farmer.page.locator("[value=reopen]").click()
    farmer.page.locator("summary", has_text="Bằng tiếng Anh").click()
    farmer.types(title_en=ENGLISH, summary_en="Springy.")
    farmer.presses("submit")
    farmer.sees(".standing--waiting")
    answer(staff, draft, "approve")


def lapses(product, today):
    """The clock's morning after the certificate's last day."""
    certificate = OcopCertificate.objects.get(product=product)
    certificate.issued_on = today - relativedelta(months=36) - timedelta(days=1)
    certificate.save()
    cache.clear()
    telling.tell_of_endings()


def wait_for(holds, seconds: float = 15):
    """What a page does by itself, and does not say."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_a_broken_line_and_a_closed_tab_lose_nothing(farmer, page):
    page_ = farmer.page
    farmer.begins()
    page_.context.set_offline(True)
    farmer.types(title_vi=NAME)
    expect(page_.locator("[data-state]")).to_contain_text("Mất mạng")
    where = page_.url
    page_.context.set_offline(False)
    page_.close()
    farmer.page = page_.context.new_page()
    farmer.page.goto(where)
    expect(farmer.page.locator("[name=title_vi]")).to_have_value(NAME)
    wait_for(lambda: Draft.objects.get().texts.get("title_vi") == NAME)


def test_who_is_signed_out_while_typing_is_told_and_loses_nothing(farmer, page, live_server):
    page_ = farmer.page
    farmer.begins()
    page_.context.clear_cookies(name="sessionid")
    farmer.types(title_vi=NAME)
    expect(page_.locator("[data-state]")).to_contain_text("đã bị đăng xuất")
    farmer.comes_in(Membership.objects.get(), live_server.url)
    farmer.visit("producer_draft", farmer.producer.pk, Draft.objects.get().pk)
    expect(farmer.page.locator("[name=title_vi]")).to_have_value(NAME)


def test_two_people_on_two_phones_are_told_of_each_other(farmer, page, live_server):
    other = Farmer(page(360), "vi")
    other.comes_in(member(farmer.producer, "helper"), live_server.url)
    farmer.begins()
    other.page.goto(farmer.page.url)
    farmer.types(title_vi="Chả của chủ")
    farmer.waits_until_saved()
    other.types(title_vi="Chả của người phụ")
    expect(other.page.locator("[data-field=title_vi] [role=alert]")).to_be_visible(timeout=20_000)
    other.sees("[data-field=title_vi] .draft-field__conflict", "Chả của chủ")
    assert Draft.objects.get().texts["title_vi"] == "Chả của chủ"
    expect(other.page.locator("[name=title_vi]")).to_have_value("Chả của người phụ")
    other.presses("save")
    other.sees(".note--ok")
    assert Draft.objects.get().texts["title_vi"] == "Chả của người phụ"
