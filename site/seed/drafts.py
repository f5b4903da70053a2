"""Sample drafts, so that a producer and the staff have something before them."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from catalogue.models import Category, ProductDocument
from producers.drafts import drafting, papers, photos, reviewing
from producers.models import Draft

from .accounts import ACCOUNTS, PRODUCER_ACCOUNTS
from .papers import draw
from .pictures import FOLDER
from .tables import texts

Kind = ProductDocument.Kind
SAMPLE = "BẢN MẪU – không có giá trị pháp lý"


def add_drafts():
    """Those of the first sample producer, unless it has any."""
    by = User.objects.get(email=PRODUCER_ACCOUNTS[0].email)
    producer = by.producer_memberships.get().producer
    if producer.drafts.exists():
        return
    staff = User.objects.get(email=ACCOUNTS[0].email)
    for facts in texts("drafts").values():
        add_draft(facts, producer=producer, by=by, staff=staff)


def add_draft(facts: dict, *, producer, by, staff) -> None:
    typed = dict(facts["texts"])
    if shelf := facts.get("shelf"):
        typed["category"] = str(Category.objects.get(code=shelf).pk)
    start = {"brand": producer.name_vi, "place": str(producer.place_id)}
    draft = drafting.begin(producer=producer, by=by, texts=start | typed)
    if facts["state"] == Draft.State.WRITING:
        return
    upload = SimpleUploadedFile("anh.webp", (FOLDER / f"{facts['photo']}.webp").read_bytes())
    photos.add(draft=draft, upload=upload, alt_vi=facts["alt_vi"], by=by)
    add_papers(draft, facts, by)
    draft = reviewing.submit(draft=draft, by=by)
    if facts["state"] == Draft.State.CHANGES:
        reviewing.request_changes(
            draft=draft,
            by=staff,
            seen=reviewing.mark(draft),
            comments=facts["comments"],
            text=facts["said"],
        )


def add_papers(draft: Draft, facts: dict, by) -> None:
    name, maker = draft.name, f"Sản xuất tại: {draft.producer.name_vi}"
    label = SimpleUploadedFile("nhan.webp", draw(name, [maker], note="NHÃN MẪU").read())
    papers.add(draft=draft, by=by, upload=label, kind=Kind.LABEL)
    today, number = timezone.localdate(), facts["food_safety"]
    lines = [f"Số: {number}", maker, f"Sản phẩm: {name}"]
    sheet = draw("Giấy chứng nhận an toàn thực phẩm", lines, note=SAMPLE)
    papers.add(
        draft=draft,
        by=by,
        upload=SimpleUploadedFile("attp.webp", sheet.read()),
        kind=Kind.FOOD_SAFETY,
        number=number,
        issuer="Cơ quan an toàn thực phẩm (mẫu)",
        issued_on=today - timedelta(days=100),
        expires_on=today + timedelta(days=900),
    )
