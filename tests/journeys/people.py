"""Whom a journey follows through a browser: a buyer, and a clerk at an outlet's counter.

They find their way by addresses and by the names of fields, which both languages share.
"""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Page, expect

from shop.order.models import Order

CARD, DECLINED = "4242 4242 4242 4242", "4000 0000 0000 0002"
NAME, PHONE, EMAIL = "Nguyễn Thị Mẫu", "0901 234 567", "khach@example.com"
PASSWORD = "khom-cau-duc-2026"
PAYS = ".order-pay form button"
CODE = ".ticket__code"


@dataclass
class Person:
    """A page of a browser, and the language that is read there."""

    page: Page
    language: str

    def address(self, name: str, *args, **kwargs) -> str:
        with override(self.language):
            return reverse(name, args=args, kwargs=kwargs)

    def visit(self, name: str, *args, **kwargs):
        return self.page.goto(self.address(name, *args, **kwargs))

    def sees(self, selector: str, text: str | None = None):
        found = self.page.locator(selector).first
        expect(found).to_be_visible()
        if text is not None:
            expect(found).to_contain_text(text)

    def is_at(self, name: str, *args, **kwargs):
        path = re.escape(self.address(name, *args, **kwargs))
        expect(self.page).to_have_url(re.compile(rf"{path}(\?|#|$)"))

    def sends(self, **values: str):
        """Fills in the form of the page, and sends it."""
        for name, value in values.items():
            self.page.locator(f"main [name={name}]").fill(value)
        self.page.locator("main form button[type=submit], main form button:not([type])").click()


class Buyer(Person):
    def logs_in(self, user):
        self.visit("login")
        self.sends(username=user.email, password=PASSWORD)
        self.is_at("account")

    def puts_in(self, product, quantity: int = 1):
        with override(self.language):
            self.page.goto(product.get_absolute_url())
        form = self.page.locator("form.buy").first
        form.locator("[name=quantity]").fill(str(quantity))
        form.locator("button[type=submit]").click()
        self.sees(".add__said a, #basket .basket-line")

    def collects_at(self, outlet):
        self.visit("basket")
        self.page.locator(f"#receive-{outlet.code}").check()
        self.chooses()

    def has_it_sent(self, province, ward: str):
        self.visit("basket")
        self.page.locator("#receive-deliver").check()
        self.page.locator("#province").select_option(str(province.pk))
        self.page.locator("#ward").fill(ward)
        self.chooses()

    def chooses(self):
        """With a script a way is chosen by touching it, but for an address."""
        buttons = self.page.locator("#receive button[type=submit]")
        for button in buttons.all():
            if button.is_visible():
                return button.click()

    def goes_to_order(self):
        self.page.locator(f".review a[href='{self.address('checkout')}']").click()
        self.sees("#id_contact_name")

    def fills_in(self, method: str = "card"):
        """The first free time if it is collected, a street if it is sent."""
        window, street = self.page.locator("[name=window]"), self.page.locator("#id_street")
        if street.count():
            street.fill("12 Trần Hưng Đạo")
        else:
            window.first.check()
        self.page.locator("#id_contact_name").fill(NAME)
        self.page.locator("#id_phone").fill(PHONE)
        self.page.locator("#id_email").fill(EMAIL)
        self.page.locator(f"[name=payment_method][value={method}]").check()
        self.page.locator("#id_terms").check()

    @property
    def order_button(self):
        return self.page.locator(".checkout-review .button--buy")

    def orders(self, method: str = "card"):
        self.fills_in(method)
        self.order_button.click()
        self.sees("[name=cvc]" if method == "card" else CODE)

    def pays(self, card: str = CARD):
        """On the payment page."""
        self.sends(number=card, expiry="12/34", cvc="123")

    def opens(self, order: Order):
        """By its link."""
        return self.visit("order", order.number, order.access_token)


class Clerk(Person):
    def logs_in(self, user, password: str = PASSWORD):
        self.visit("dashboard:login")
        self.sends(username=user.username, password=password)
        self.is_at("dashboard:index")

    def packs(self, order: Order):
        """Finds it on the desk, begins, and says that it is ready."""
        page, part = self.page, order.consignments.get()
        self.visit("dashboard:order-list")
        page.locator(f"a[href='{self.address('dashboard:order', order.number)}']").click()
        for step in ("order-prepare", "order-ready"):
            where = self.address(f"dashboard:{step}", order.number, part.pk)
            page.locator(f"form[action='{where}'] button, a[href='{where}']").first.click()
        page.locator(".desk-step button[type=submit]").click()
        self.sees(".staff-message")

    def hands_over(self, code: str, *, taking: str | None = None):
        """`taking`: cash or transfer, where something is due."""
        self.visit("dashboard:handover")
        self.page.locator("[name=code]").fill(code)
        self.page.locator(".desk-scan button[type=submit]").click()
        if taking:
            self.page.locator(f"[name=means][value={taking}]").check()
        self.page.locator(".desk-ticket button[type=submit]").click()
        self.sees(".staff-message")
