"""All products of a producer, how each stands, and the ways into their drafts."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from catalogue.models import Product
from producers.access import for_members
from producers.drafts import drafting
from producers.drafts.standing import standing
from producers.models import Draft
from producers.portal.screens import pager, refuse, show


def rows_of(producer) -> list[tuple[Draft, str]]:
    """(draft, how it stands), the one changed last first; then products that staff made and no
    one of the producer has touched yet, as drafts that are not saved."""
    drafts = producer.drafts.filter(subject=Draft.Subject.PRODUCT).select_related(
        "producer", "product", "edited_by"
    )
    drafts = drafts.prefetch_related("product__documents", "photos__picture")
    bare = Product.objects.filter(producer=producer, draft=None).prefetch_related("documents")
    others = [untouched(product, producer) for product in bare.order_by("title_vi", "pk")]
    return [*drafts, *others]


def untouched(product: Product, producer) -> Draft:
    return Draft(
        producer=producer,
        product=product,
        subject=Draft.Subject.PRODUCT,
        state=Draft.State.APPROVED,
        texts={"title_vi": product.title_vi},
    )


@require_safe
@for_members
def products(request, membership):
    page = pager(request, rows_of(membership.producer))
    rows = [(draft, standing(draft)) for draft in page.object_list]
    return show(request, membership, "products", page=page, rows=rows)


@require_POST
@for_members
def new(request, membership):
    try:
        draft = drafting.begin(producer=membership.producer, by=request.user)
    except drafting.TooMany:
        words = _("There are very many drafts already. Please finish or discard some first.")
        return refuse(request, membership, words)
    return redirect("producer_draft", membership.producer_id, draft.pk)


@require_POST
@for_members
def open_product(request, membership, pk):
    """A product in the shop, to be looked at or edited."""
    product = get_object_or_404(Product, pk=pk, producer=membership.producer)
    draft = drafting.draft_of(product)
    return redirect("producer_draft", membership.producer_id, draft.pk)


@require_safe
@for_members
def profile(request, membership):
    draft = drafting.profile_of(membership.producer)
    return redirect("producer_draft", membership.producer_id, draft.pk)
