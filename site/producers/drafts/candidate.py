"""A draft as the listing rules read it: the product that approval would make."""

from copy import copy
from types import SimpleNamespace

from catalogue.models import Product
from producers.drafts.fields import DraftForm, form_for
from producers.models import Draft, DraftPaper


class Related(list):
    """What a rule asks of a relation."""

    def all(self):
        return self


class Candidate:
    """Reads like a product with the draft's texts, photos and papers; never saved.

    Where no outlet lists a price yet, the price that the producer wishes for stands in.
    """

    def __init__(self, draft: Draft, form: DraftForm):
        self._product = product_of(draft, form)
        papers = [paper for paper in draft.papers.all() if not paper.taken_at]
        live = draft.product
        self.documents = Related(
            [*(live.documents.all() if live else []), *documents_among(papers)]
        )
        self.images = Related(SimpleNamespace(picture=photo) for photo in draft.photos.all())
        self.stockrecords = Related(live.stockrecords.select_related("partner") if live else [])
        if wish := form.cleaned_data.get("price_wish"):
            outlet = SimpleNamespace(state="planned")
            self.stockrecords.append(SimpleNamespace(price=wish, partner=outlet))

    def __getattr__(self, name):
        return getattr(self._product, name)


def documents_among(papers: list[DraftPaper]) -> list[DraftPaper]:
    return [paper for paper in papers if paper.kind != DraftPaper.OCOP]


def product_of(draft: Draft, form: DraftForm) -> Product:
    """The live product or a new one, with every text of the draft that can be read."""
    product = copy(draft.product) if draft.product else Product()
    product.producer = draft.producer
    for name, value in readable(form).items():
        if name in form.on_model() and name != "category":
            setattr(product, name, value)
    return product


def readable(form: DraftForm) -> dict:
    """{field: value} of the texts that are in order."""
    form.full_clean()
    return {name: value for name, value in form.cleaned_data.items() if name not in form.errors}


def candidate_of(draft: Draft) -> tuple[Candidate, DraftForm]:
    form = form_for(draft)
    form.full_clean()
    return Candidate(draft, form), form
