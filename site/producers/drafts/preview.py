"""The public page as approval of a draft would make it. Saves nothing: it is for the producer's
people and the staff alone, in the reader's language of the request.

`photo_url(photo)`: where the reader gets a draft's photo that is not public yet.
"""

from collections.abc import Callable
from types import SimpleNamespace

from dateutil.relativedelta import relativedelta
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from catalogue.models import OcopCertificate, Producer, Product
from catalogue.models.certificate import VALID_MONTHS
from catalogue.pager import Pager
from catalogue.ranking import ranked
from catalogue.views import product_context
from design.frame import frame
from producers.drafts.candidate import Related
from producers.drafts.publishing import CERTIFICATE_FACTS, added_by_staff, changed_values
from producers.models import Draft, DraftPaper, DraftPhoto

PhotoUrl = Callable[[DraftPhoto], str]
#: Of what is not in the shop: addresses made with it lead nowhere.
NO_PK, NO_SLUG = 0, "xem-truoc"
#: Products on the page of a producer; the preview shows the first page alone.
CARDS = 24


class First(Related):
    """Rows that a template or view asks for the first of."""

    def first(self):
        return self[0] if self else None


class PrivatePicture:
    """A draft's photo, read like a `Picture` that has no smaller sizes yet."""

    is_illustration = False
    credit = ""
    focal_point_x = focal_point_y = None
    renditions = Related()

    def __init__(self, photo: DraftPhoto, address: str):
        self.alt_vi, self.alt_en = photo.alt_vi, photo.alt_en
        self.file = SimpleNamespace(url=address)
        self.width, self.height = photo.preview_width or 800, photo.preview_height or 800

    @property
    def default_alt_text(self):
        return (self.alt_en if get_language() == "en" else "") or self.alt_vi


def product_page(request, draft: Draft, *, photo_url: PhotoUrl, **context) -> HttpResponse:
    """`context`: more for the template, such as `back`, where the reader came from."""
    product = product_after(draft, photo_url)
    shown = product_context(request, product) | unseen(request) | context
    return answer(request, "producers/preview/product.html", shown)


def product_after(draft: Draft, photo_url: PhotoUrl) -> Product:
    """As approval would write it, with its pictures, stock and certificate; not to be saved."""
    product = Product(pk=NO_PK, producer=draft.producer)
    if draft.product_id:
        product = Product.objects.for_cards().get(pk=draft.product_id)
    values = changed_values(draft)
    wish = values.pop("price_wish", None)
    values.pop("category", None)
    take(product, values)
    product.price_from = product.price_from or wish
    pictures = pictures_after(draft, photo_url)
    stand_in = product.__dict__.setdefault("_prefetched_objects_cache", {})
    stand_in["images"] = First(SimpleNamespace(picture=one) for one in pictures)
    stand_in.setdefault("stockrecords", First())
    if certificate := certificate_after(draft, product):
        stand_in["certificates"] = First([certificate])
        product.ocop_stars, product.ocop_valid_until = certificate.stars, certificate.valid_until
    return product


def take(record, values: dict) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    for code in ("vi", "en"):
        if not getattr(record, f"slug_{code}"):
            setattr(record, f"slug_{code}", NO_SLUG)


def picture_after(photo: DraftPhoto, photo_url: PhotoUrl):
    """The public picture with the draft's words, or the private one."""
    if photo.picture is None:
        return PrivatePicture(photo, photo_url(photo))
    photo.picture.alt_vi, photo.picture.alt_en = photo.alt_vi, photo.alt_en
    return photo.picture


def pictures_after(draft: Draft, photo_url: PhotoUrl) -> list:
    """The draft's own, then what staff added."""
    staying = added_by_staff(draft)
    prefetch_related_objects(staying, "renditions")
    return [picture_after(photo, photo_url) for photo in draft.photos.all()] + staying


def certificate_after(draft: Draft, product: Product) -> OcopCertificate | None:
    """The newest that is handed in, where it is newer than the product's own."""
    handed_in = draft.papers.filter(kind=DraftPaper.OCOP, taken_at=None, issued_on__isnull=False)
    paper = handed_in.order_by("-issued_on").first()
    if paper is None or (product.ocop_valid_until and ends(paper) <= product.ocop_valid_until):
        return None
    facts = {name: getattr(paper, name) for name in CERTIFICATE_FACTS}
    return OcopCertificate(valid_until=ends(paper), **facts)


def ends(paper: DraftPaper):
    return paper.issued_on + relativedelta(months=VALID_MONTHS)


def profile_page(request, draft: Draft, *, photo_url: PhotoUrl, **context) -> HttpResponse:
    """As `product_page`, of the producer's own page."""
    producer, pictures = producer_after(draft), pictures_after(draft, photo_url)
    producer._state.fields_cache["picture"] = pictures[0] if pictures else None
    products = ranked(Product.objects.listed().filter(producer=draft.producer)).for_cards()
    pager = Pager(products, per_page=CARDS, asked="1", address=lambda *, page: request.path)
    shown = {
        "producer": producer,
        "pictures": pictures,
        "contact": producer.public_contact(),
        "pager": pager,
        "products": pager.page.object_list,
    }
    return answer(request, "producers/preview/producer.html", shown | unseen(request) | context)


def producer_after(draft: Draft) -> Producer:
    """Read anew, so that the draft's own is left as it is."""
    producer = Producer.objects.select_related("place__province").get(pk=draft.producer_id)
    take(producer, changed_values(draft))
    return producer


def unseen(request) -> dict:
    """What keeps search engines away; nothing of the page leads to the live one."""
    return frame(request) | {"hreflangs": [], "noindex": True, "canonical": ""}


def answer(request, template: str, context: dict) -> HttpResponse:
    response = render(request, template, context)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
