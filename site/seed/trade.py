"""What sample producers sold, offered to outlets and were asked: something in each state."""

from datetime import timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid4, uuid5

from django.contrib.auth.models import User
from django.utils import timezone

from catalogue.models import Product
from producers import supply, wholesale
from producers.models import SupplyOffer, WholesaleQuestion
from shop.partner import stock
from shop.partner.models import Partner, StockRecord

#: (product, outlet, units) sold over the counter this week; as many came in before.
SOLD = (("HG001", "vi-thanh", 9), ("HG001", "nga-bay", 6), ("HG002", "nga-bay", 4))
RECEIPT = "Phiếu mẫu"


class Offer(NamedTuple):
    product: str
    outlet: str
    quantity: int
    in_days: int
    note: str
    #: The state that it is brought to, and what is said or counted then.
    state: str = "offered"
    words: str = ""
    counted: int = 0


OFFERS = (
    Offer("HG001", "vi-thanh", 120, 3, "Khóm hái sáng, giao trước 9 giờ."),
    Offer("HG001", "nga-bay", 60, 5, "Chở chung chuyến bưởi Phú Hữu.", "accepted"),
    Offer("HG001", "vi-thanh", 50, 1, "Trái loại 1.", "received", counted=48),
    Offer("HG002", "nga-bay", 300, 2, "", "declined", "Kho đang đầy, tuần sau mời chào lại."),
    Offer("HG002", "vi-thanh", 80, 7, "Bưởi lá xanh.", "withdrawn"),
    Offer("HG003", "nga-bay", 40, 4, "Khay 500 g."),
)


class Question(NamedTuple):
    product: str
    name: str
    organisation: str
    phone: str
    email: str
    quantity: int
    message: str
    answer: str = ""
    is_closed: bool = False


QUESTIONS = (
    Question("HG001", "Nguyễn Văn Mẫu", "Quán Nước Ép (mẫu)", "0912 000 001", "quan@example.com",
             200, "Mỗi tuần 200 trái, giao Ninh Kiều được không?"),
    Question("HG001", "Trần Thị Mẫu", "", "", "tran@example.com", 500,
             "Dịp Tết cần 500 trái để làm quà.", "Được, mời chị gọi trước rằm tháng Chạp."),
    Question("HG002", "Lê Mẫu", "Siêu thị Mẫu", "0912 000 003", "", 1000,
             "Giá bưởi cho 1.000 trái?", "Đã gọi, hẹn gặp tại vườn.", is_closed=True),
    Question("HG002", "Phạm Mẫu", "", "", "pham@example.com", 50, "Có xuất hóa đơn không?"),
)  # fmt: skip


def add_trade():
    """Nothing where something of the kind is there already."""
    if SupplyOffer.objects.exists() or WholesaleQuestion.objects.exists():
        return
    products = {product.code: product for product in Product.objects.select_related("producer")}
    outlets = {outlet.code: outlet for outlet in Partner.objects.all()}
    for n, (code, outlet, units) in enumerate(SOLD):
        sell(products[code], outlets[outlet], units, f"{RECEIPT} {n + 1}")
    for one in OFFERS:
        add_offer(one, products[one.product], outlets[one.outlet])
    for question in QUESTIONS:
        add_question(question, products[question.product])


def sell(product, outlet, units: int, receipt: str):
    shelf = StockRecord.objects.get(product=product, partner=outlet)
    stock.receive(stockrecord=shelf, quantity=units)
    stock.sell(stockrecord=shelf, quantity=units, reference=receipt)


def person_of(producer) -> User | None:
    """Who acts for it; None while nobody does."""
    membership = producer.memberships.active().select_related("user").first()
    return membership.user if membership else None


def add_offer(one: Offer, product, outlet):
    person, clerk = person_of(product.producer), outlet.users.first()
    made = supply.offer(
        producer=product.producer,
        product=product,
        outlet=outlet,
        quantity=one.quantity,
        deliver_on=timezone.localdate() + timedelta(days=one.in_days),
        note=one.note,
        by=person,
        key=uuid4(),
    )
    if one.state in ("accepted", "received"):
        supply.accept(offer=made, by=clerk)
    if one.state == "received":
        supply.receive(offer=made, quantity=one.counted, by=clerk)
    if one.state == "declined":
        supply.decline(offer=made, reason=one.words, by=clerk)
    if one.state == "withdrawn":
        supply.withdraw(offer=made, by=person)


def add_question(one: Question, product):
    asked = wholesale.ask(
        product=product,
        key=uuid5(NAMESPACE_URL, f"{one.product}:{one.name}").hex,
        language="vi",
        name=one.name,
        organisation=one.organisation,
        phone=one.phone,
        email=one.email,
        quantity=one.quantity,
        message=one.message,
        agrees_to_pass_on=True,
    )
    person = person_of(product.producer)
    if one.answer:
        wholesale.answer(question=asked, text=one.answer, by=person)
    if one.is_closed:
        wholesale.close(question=asked, by=person)
