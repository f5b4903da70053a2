"""A small shop with one of everything that a page can show."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group, User
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.models import Category, Lot, Producer, Specialty
from cms.policies import POLICIES
from producers import people
from producers.drafts import drafting, reviewing
from producers.models import Membership
from producers.models.membership import Role
from shop.basket import access
from shop.dashboard.roles import OUTLET_STAFF
from shop.partner.models import Partner
from tests.factories.catalogue import ProvinceFactory
from tests.factories.drafts import complete_draft, complete_profile, manager
from tests.factories.listed import certify, listed_product
from tests.factories.order import CARD, filled_basket, open_checkout, placed
from tests.factories.outlet import OpeningExceptionFactory, OutletFactory
from tests.factories.producers import member
from tests.factories.shipping import DeliveryZoneFactory

from .people import EMAIL, PASSWORD, Buyer, Clerk

DELTA = {"latitude": "9.78450", "longitude": "105.47010"}


@dataclass
class Shop:
    """The records that journeys and page checks visit."""

    fish: object
    khom: object
    spirit: object
    untranslated: object
    lapsed: object
    outlet: Partner
    producer: Producer
    shelf: Category
    lot: Lot

    def pages(self, language: str) -> dict[str, str]:
        """{kind of page: path}, every kind there is, in a language."""
        with override(language):
            return {
                "home": reverse("home"),
                "catalogue": reverse("catalogue"),
                "catalogue, filtered": reverse("catalogue") + "?stars=4&carry=cool&sort=price",
                "catalogue, nothing": reverse("catalogue") + "?q=zzzz",
                "shelf": self.shelf.get_absolute_url(),
                "product": self.fish.get_absolute_url(),
                "product, display only": self.spirit.get_absolute_url(),
                "product, not translated": self.untranslated.get_absolute_url(),
                "product, lapsed stars": self.lapsed.get_absolute_url(),
                "producers": reverse("producers"),
                "producer": self.producer.get_absolute_url(),
                "outlets": reverse("outlets"),
                "outlet": self.outlet.get_absolute_url(),
                "search": reverse("search") + "?q=khom",
                "search, nothing": reverse("search") + "?q=zzzz",
                "search, empty": reverse("search"),
                "trace": reverse("trace_lot", args=[self.fish.upc, self.lot.number]),
                "trace, form": reverse("trace_form"),
                "trace, unknown": reverse("trace", args=["unknown"]),
                "about OCOP": reverse("about_ocop"),
                "ranking": reverse("ranking"),
                "not found": reverse("home") + "no-such-page/",
                "gallery": reverse("gallery"),
                "staff log-in": reverse("dashboard:login"),
                "sell with us": reverse("sell_with_us"),
                "sell with us, sent": reverse("sell_with_us_sent"),
                "producers, sign in": reverse("producer_sign_in"),
            }


@pytest.fixture
def shop(transactional_db) -> Shop:
    outlets = [
        OutletFactory(code="vi-thanh", short_name="Vị Thanh", phase=1, **DELTA),
        OutletFactory(
            code="nga-bay", short_name="Ngã Bảy", phase=2, latitude="9.8153", longitude="105.8203"
        ),
    ]
    OpeningExceptionFactory(
        partner=outlets[0], starts_on=timezone.localdate() + timedelta(days=5), note_vi="Nghỉ Tết"
    )
    shelf = Category.add_root(name_vi="Cá và thủy sản", name_en="Fish", code="fish")
    khom = Specialty.objects.create(
        name_vi="Khóm Cầu Đúc", name_en="Cầu Đúc pineapple", season_starts=1, season_ends=12
    )
    fish = listed_product(
        outlet=outlets[0],
        shelf=shelf,
        upc="2000000000077",
        code="HG007",
        storage="frozen",
        title_vi="Cá thát lát rút xương tẩm gia vị",
        title_en="Boneless marinated knifefish",
        summary_en="Deboned and seasoned.",
        unit_en="fish, 500 g",
        rural_industrial_award="national",
        has_export_potential=True,
    )
    certify(fish, stars=5, points=91)
    fresh = listed_product(
        outlet=outlets[1],
        received=3,
        specialty=khom,
        storage="fresh",
        title_vi="Khóm Cầu Đúc tươi",
        title_en="Fresh Cầu Đúc pineapple",
        summary_en="Sweet and crisp.",
        price=18_000,
    )
    spirit = listed_product(
        outlet=outlets[0],
        restriction="alcohol",
        title_vi="Rượu khóm",
        title_en="Pineapple spirit",
        summary_en="Display only.",
        is_liquid=True,
    )
    spirit.documents.create(kind="licence", number="1/GP", issuer="Sở Công Thương")
    untranslated = listed_product(outlet=outlets[1], received=0, title_vi="Đọt choại tươi")
    lapsed = listed_product(
        outlet=outlets[0],
        title_vi="Siro khóm",
        title_en="Pineapple syrup",
        summary_en="For sodas.",
        is_startup=True,
    )
    certify(lapsed, stars=3, issued_on=date(2021, 5, 1))
    producer = fish.producer
    producer.story_vi, producer.story_en = "Ao cá ven rừng.", "Ponds by the forest."
    producer.name_en, producer.phone, producer.show_phone = (
        "Knifefish Cooperative",
        "0293 000 0003",
        True,
    )
    producer.save()
    lot = Lot.objects.create(
        product=fish, number="L2511A", packed_on="2026-11-02", steps_vi="Ao nuôi\nKho lạnh"
    )
    return Shop(fish, fresh, spirit, untranslated, lapsed, outlets[0], producer, shelf, lot)


@pytest.fixture(params=["vi", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def payment_host(running_stripe_sandbox) -> str:
    return urlsplit(running_stripe_sandbox.url).netloc


@pytest.fixture
def till(shop, stripe_sandbox, live_server, settings):
    """The shop takes orders; cards are paid at the sandbox, which tells the shop over HTTP."""
    settings.SITE_URL = live_server.url
    settings.STRIPE_API_BASE = stripe_sandbox.url
    settings.STRIPE_SECRET_KEY = stripe_sandbox.api_key
    settings.STRIPE_WEBHOOK_SECRET = stripe_sandbox.webhook_secret
    policy = deepcopy(settings.CONTENT_SECURITY_POLICY)
    policy["DIRECTIVES"]["form-action"].append(stripe_sandbox.url)
    settings.CONTENT_SECURITY_POLICY = policy
    stripe_sandbox.settings(webhook_url=f"{live_server.url}{reverse('stripe_webhook')}")
    cache.clear()
    open_checkout()
    return stripe_sandbox


@dataclass
class Country:
    """Two provinces; frozen goods are sent to one ward, from Vị Thanh, all others everywhere."""

    near: object
    far: object
    ward: str = "Vị Thanh"


@pytest.fixture
def country(till, shop) -> Country:
    near = ProvinceFactory(name_vi="TP Cần Thơ", in_addresses=True)
    far = ProvinceFactory(name_vi="Lạng Sơn", in_addresses=True)
    shop.outlet.ships = True
    shop.outlet.save()
    DeliveryZoneFactory(
        provinces=[near], wards=Country.ward, outlets=[shop.outlet], takes_chilled=True
    )
    DeliveryZoneFactory()
    return Country(near, far)


@pytest.fixture
def buyer(till, page, language):
    """`buyer()`: somebody with a browser of their own, on a phone unless told otherwise."""

    def come(width=360, **options) -> Buyer:
        return Buyer(page(width, **options), language)

    return come


@pytest.fixture
def clerk(shop, page, language) -> Clerk:
    """At the counter of Vị Thanh, logged in, on a phone."""
    user = User.objects.create_user("quay", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=OUTLET_STAFF))
    shop.outlet.users.add(user)
    found = Clerk(page(360), language)
    found.logs_in(user)
    return found


@pytest.fixture
def customer(till) -> User:
    """Has an account."""
    return User.objects.create_user("lan", email=EMAIL, password=PASSWORD, first_name="Lan")


@dataclass
class Stop:
    """A page to look at, and who looks: the cookies of a basket or an account."""

    path: str
    cookies: dict = field(default_factory=dict)

    def cookies_for(self, site: str) -> list[dict]:
        """As a browser takes them."""
        return [{"name": name, "value": value, "url": site} for name, value in self.cookies.items()]


@pytest.fixture
def every_page(shop, country, customer, settings):
    """`every_page("vi")`: {kind of page: Stop}, all public pages, those of buying too."""
    at, ward = shop.outlet, country.ward
    baskets = {
        "to collect": filled_basket((shop.fish, 1), (shop.lapsed, 2), outlet=at),
        "to be sent": filled_basket((shop.lapsed, 1), province=country.near, ward=ward),
        "in trouble": filled_basket((shop.fish, 1), (shop.khom, 1), outlet=at),
        "refused": filled_basket((shop.fish, 1), province=country.far, ward="Đông Kinh"),
    }
    held = {kind: {access.COOKIE: basket.token} for kind, basket in baskets.items()}
    orders = {
        "reserved": placed((shop.fish, 1), outlet=at, user=customer, email=EMAIL),
        "unpaid": placed((shop.fish, 1), outlet=at, payment_method=CARD),
        "sent": placed(
            (shop.lapsed, 1), province=country.near, ward=ward, payment_method=CARD, language="en"
        ),
    }

    def session_of(user) -> dict:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return {settings.SESSION_COOKIE_NAME: client.session.session_key}

    acting = member(shop.producer, name="Chú Ba"), member(shop.producer, Role.HELPER)
    Membership.objects.create(user=acting[1].user, producer=shop.khom.producer, role=Role.HELPER)
    written, asked, waiting = (complete_draft(acting[0]) for _n in range(3))
    for draft in (asked, waiting):
        reviewing.submit(draft=draft, by=acting[0].user)
    asked.refresh_from_db()
    reviewing.request_changes(
        draft=asked,
        by=manager(),
        seen=reviewing.mark(asked),
        comments={"title_vi": "Ghi như trên nhãn", "photos": "Chụp gần hơn"},
    )
    drafts = {
        "written": written,
        "sent back": asked,
        "with the staff": waiting,
        "in the shop": drafting.draft_of(shop.fish),
        "of the page": complete_profile(acting[0]),
    }
    sent = people.invite(
        producer=shop.producer, email="moi@example.vn", role=Role.HELPER, by=acting[0].user
    )
    invitation = signing.dumps(sent.pk, salt=people.SALT)
    signed_in, owner, helper = map(session_of, (customer, *(one.user for one in acting)))

    def pages(language: str) -> dict[str, Stop]:
        found = {kind: Stop(path) for kind, path in shop.pages(language).items()}
        with override(language):
            found["basket, empty"] = Stop(reverse("basket"))
            for kind, cookies in held.items():
                found[f"basket, {kind}"] = Stop(reverse("basket"), cookies)
            for kind in ("to collect", "to be sent"):
                found[f"checkout, {kind}"] = Stop(reverse("checkout"), held[kind])
            for kind, order in orders.items():
                found[f"order, {kind}"] = Stop(order.get_absolute_url())
            for name in ("login", "register", "password_reset", "order_lookup"):
                found[name] = Stop(reverse(name))
            for name in ("account", "account_orders", "account_addresses", "account_address_new",
                         "account_password", "account_delete"):  # fmt: skip
                found[name] = Stop(reverse(name), signed_in)
            found["producers, nowhere"] = Stop(reverse("producer_area"), signed_in)
            for name in (
                *("producer_home", "producer_people", "producer_leave", "producer_products"),
                *("producer_sales", "producer_offers", "producer_questions", "producer_sheets"),
            ):
                found[name] = Stop(reverse(name, args=[shop.producer.pk]), owner)
            for kind, draft in drafts.items():
                where = [shop.producer.pk, draft.pk]
                found[f"draft, {kind}"] = Stop(reverse("producer_draft", args=where), owner)
            found["producer_people, as helper"] = Stop(
                reverse("producer_people", args=[shop.producer.pk]), helper
            )
            found["producers, choose"] = Stop(reverse("producer_area"), helper)
            found["producers, join"] = Stop(reverse("producer_join", args=[invitation]))
            found["producers, join as other"] = Stop(
                reverse("producer_join", args=[invitation]), signed_in
            )
            for key in POLICIES:
                found[f"policy: {key}"] = Stop(reverse("policy", args=[key]))
        return found

    return pages


@pytest.fixture
def enter(live_server, chromium):
    """`enter(role)`: a page of a browser in which one of the page editor's staff is logged in."""
    contexts = []

    def as_(role: str):
        user = User.objects.create_user(role, f"{len(contexts)}@example.vn", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": 1280, "height": 900}
        )
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([{**cookie, "domain": urlsplit(live_server.url).hostname, "path": "/"}])
        contexts.append(context)
        return context.new_page()

    yield as_
    for context in contexts:
        context.close()
