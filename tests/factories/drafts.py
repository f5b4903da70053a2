"""Drafts of producers: with everything a rule asks for; a test takes away what it is about."""

from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.utils import timezone

from producers.drafts import drafting, papers, photos
from producers.models import Draft, DraftPhoto, Membership
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.catalogue import shelf
from tests.factories.files import PDF, drawn, upload
from tests.factories.producers import member

#: All that a product needs but its shelf and place.
TEXTS = {
    "title_vi": "Chả cá thát lát",
    "summary_vi": "Dai giòn, thơm tiêu.",
    "description_vi": "Cá đồng quết tay mỗi sáng.",
    "group": "food",
    "brand": "Kỳ Như (mẫu)",
    "unit_vi": "hộp 500 g",
    "net_quantity": "500",
    "net_unit": "g",
    "price_wish": "185.000",
    "no_gtin_reason": "handmade",
    "storage": "frozen",
    "shelf_life_days": "90",
}


def photo_upload(name="anh.jpg", size=(800, 800)):
    return upload(drawn(size=size), name)


def paper_upload(name="giay.pdf"):
    return upload(PDF, name, "application/pdf")


def add_papers(draft, by) -> None:
    papers.add(draft=draft, by=by, upload=paper_upload("nhan.pdf"), kind="label")
    papers.add(
        draft=draft,
        by=by,
        upload=paper_upload(),
        kind="food_safety",
        number=f"{draft.pk}/2026/ATTP",
        issuer="Sở Công Thương",
        expires_on=timezone.localdate() + timedelta(days=300),
    )


def complete_draft(person: Membership | None = None, **texts) -> Draft:
    """Can be sent as it is."""
    person = person or member()
    producer, by = person.producer, person.user
    facts = {"place": str(producer.place_id), "category": str(shelf().pk)}
    start = {**facts, **TEXTS, **texts}
    draft = drafting.begin(producer=producer, by=by, texts=start)
    photos.add(draft=draft, upload=photo_upload(), alt_vi="Hộp chả cá", by=by)
    add_papers(draft, by)
    draft.refresh_from_db()
    return draft


def complete_profile(person: Membership) -> Draft:
    """Can be sent as it is."""
    draft = drafting.reopen(draft=drafting.profile_of(person.producer), by=person.user)
    texts = {
        "summary_vi": "Làm chả cá ba đời.",
        "story_vi": "Bắt đầu từ một bếp nhỏ.",
        "address": "Ấp 3",
        "phone": "0901 234 567",
    }
    edits = {name: (draft.texts.get(name, ""), text) for name, text in texts.items()}
    drafting.save(draft=draft, by=person.user, edits=edits)
    if not DraftPhoto.objects.filter(draft=draft).exists():
        photos.add(draft=draft, upload=photo_upload(), alt_vi="Bếp", by=person.user)
    draft.refresh_from_db()
    return draft


def manager(name="duyet") -> User:
    """A catalogue manager."""
    user = User.objects.create_user(name, f"{name}@example.vn")
    user.groups.add(Group.objects.get(name=CATALOGUE_MANAGER))
    return user
