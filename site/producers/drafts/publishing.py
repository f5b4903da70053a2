"""What approval does to the live record: only what the producer changed is taken over.

`base` of a draft is how the live record read when the producer began. Where the producer left a
field as it was, the live text stays, though staff may have changed it meanwhile.
"""

from django.db import transaction
from django.utils import timezone
from wagtail.utils.file import hash_filelike

from catalogue.models import (
    OcopCertificate,
    Producer,
    ProducerImage,
    Product,
    ProductDocument,
    ProductImage,
)
from pictures.models import Picture
from producers.drafts.candidate import readable
from producers.drafts.drafting import live_pictures
from producers.drafts.fields import form_for
from producers.drafts.photos import cut_file
from producers.models import Draft, DraftPaper, DraftPhoto
from shop.dashboard.catalogue.product_form import goods

#: Of a draft's paper, what a document of the product takes over.
DOCUMENT_FACTS = ("kind", "number", "issuer", "issued_on", "expires_on")
CERTIFICATE_FACTS = ("number", "issuer", "issued_on", "stars", "level", "decision")


def changed_fields(draft: Draft) -> list[str]:
    """Names of the fields whose text the producer changed."""
    base = draft.base.get("texts", {})
    return [name for name, text in draft.texts.items() if text != base.get(name, "")]


@transaction.atomic
def publish(draft: Draft, *, by) -> Product | Producer:
    """Writes the draft into its live record, making a new product where there is none.

    The caller holds the draft's lock and has checked the rules.
    """
    if draft.subject == Draft.Subject.PROFILE:
        return publish_profile(draft, by)
    return publish_product(draft, by)


def publish_product(draft: Draft, by) -> Product:
    product = draft.product or Product(product_class=goods(), producer=draft.producer)
    values = changed_values(draft)
    shelf = values.pop("category", None)
    values.pop("price_wish", None)
    write(product, values, by)
    product.is_public = True
    product.save()
    if not product.code:
        name_it(product)
    if shelf:
        product.categories.set([shelf])
    show_photos(draft, product)
    for paper in draft.papers.filter(taken_at=None):
        take_over(paper, product)
    draft.product = product
    return product


def changed_values(draft: Draft) -> dict:
    values = readable(form_for(draft))
    return {name: values[name] for name in changed_fields(draft) if name in values}


def write(record, values: dict, by) -> None:
    record.translated_by_pk = by.pk
    for name, value in values.items():
        setattr(record, name, value)


def name_it(product: Product) -> None:
    """The shop's own code, by which labels and the trace page know it."""
    product.code = f"SP{product.pk:05d}"
    product.save()


def publish_profile(draft: Draft, by) -> Producer:
    """A page that was never shown becomes public with it."""
    producer = draft.producer
    write(producer, changed_values(draft), by)
    shown = [picture_of(photo) for photo in draft.photos.all()]
    shown += added_by_staff(draft)
    producer.picture = shown[0] if shown else None
    producer.is_public = True
    producer.save()
    producer.images.all().delete()
    ProducerImage.objects.bulk_create(
        ProducerImage(producer=producer, picture=picture, display_order=order)
        for order, picture in enumerate(shown[1:])
    )
    return producer


def added_by_staff(draft: Draft) -> list[Picture]:
    """Pictures in the shop of which the producer did not know: they stay, behind the draft's."""
    known = set(draft.base.get("pictures", []))
    known |= {photo.picture_id for photo in draft.photos.all()}
    return [picture for picture in live_pictures(draft) if picture.pk not in known]


def picture_of(photo: DraftPhoto) -> Picture:
    """The photo as visitors will see it: a new picture, or the live one with its texts."""
    picture = photo.picture
    if picture is None:
        file = cut_file(photo)
        picture = Picture(title=photo.alt_vi[:255], file=file, file_size=file.size)
        picture.file_hash = hash_filelike(file)
    texts = {"alt_vi": photo.alt_vi, "alt_en": photo.alt_en}
    if picture.pk is None or any(getattr(picture, n) != text for n, text in texts.items()):
        write(picture, texts, photo.by or photo.draft.edited_by)
        picture.save()
    return picture


def show_photos(draft: Draft, product: Product) -> None:
    """The product's pictures become the draft's, in its order; what staff added stays behind them.

    Pictures themselves are never deleted: they may stand elsewhere.
    """
    photos = list(draft.photos.all())
    shown = [picture_of(photo) for photo in photos]
    known = set(draft.base.get("pictures", []))
    product.images.filter(picture__in=known | {picture.pk for picture in shown}).delete()
    added = list(product.images.order_by("display_order"))
    last = product.images.count() + len(shown) + 1
    ProductImage.objects.filter(product=product).update(display_order=last)
    for order, picture in enumerate(shown):
        ProductImage.objects.create(product=product, picture=picture, display_order=order)
    for order, image in enumerate(added, start=len(shown)):
        image.display_order = order
        image.save()


def take_over(paper: DraftPaper, product: Product) -> None:
    """The paper becomes the product's own; its file stays where it lies."""
    if paper.kind == DraftPaper.OCOP:
        facts = {name: getattr(paper, name) for name in CERTIFICATE_FACTS}
        certificate = OcopCertificate(product=product, **facts)
        certificate.scan.name = paper.file.name
        certificate.save()
    else:
        facts = {name: getattr(paper, name) for name in DOCUMENT_FACTS}
        document = ProductDocument(product=product, **facts)
        document.file.name = paper.file.name
        document.save()
    paper.taken_at = timezone.now()
    paper.save(update_fields=["taken_at"])
