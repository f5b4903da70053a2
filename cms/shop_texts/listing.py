"""Which records have texts to translate, and how far each is."""

from django.apps import apps
from django.db.models import Count, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from bilingual.sources import translated_fields
from bilingual.states import MISSING, PREFIX, STALE, with_states
from catalogue.search import matching

#: In the order in which they are offered: what visitors read most comes first.
MODELS = (
    "catalogue.Product",
    "catalogue.Specialty",
    "catalogue.Category",
    "catalogue.Producer",
    "catalogue.Lot",
    "catalogue.Place",
    "catalogue.Province",
    "partner.Partner",
    "partner.OpeningException",
    "shipping.DeliveryZone",
    "checkout.CheckoutSettings",
    "pictures.Picture",
    "cms.ArticleCategory",
    "cms.Topic",
    "cms.SiteOwner",
    "cms.Announcement",
)
#: Kind, as it stands in addresses and PO files → model.
KINDS = {label.rpartition(".")[2].lower(): label for label in MODELS}
OPEN, ALL = "open", "all"
STATES = {
    OPEN: _("Missing or stale"),
    MISSING: _("English is missing"),
    STALE: _("Vietnamese changed since"),
    ALL: _("All texts"),
}


def model_of(kind: str) -> type[Model]:
    return apps.get_model(KINDS[kind])


def label_of(kind: str) -> str:
    name = str(model_of(kind)._meta.verbose_name_plural)
    return name[:1].upper() + name[1:]


def any_field(model, *states: str) -> Q:
    """Some text of the record is in one of these states; for `with_states()`."""
    condition = Q(pk__in=[])
    for name in translated_fields(model):
        condition |= Q(**{f"{PREFIX}{name}__in": states})
    return condition


def records(kind: str, *, state: str = OPEN, query: str = "") -> QuerySet:
    """Those of a kind in that state whose texts have the query's words, oldest first."""
    model = model_of(kind)
    wanted = {OPEN: (MISSING, STALE), ALL: None}.get(state, (state,))
    found = with_states(model)
    if wanted:
        found = found.filter(any_field(model, *wanted))
    return searched(found, query.replace("\x00", "").strip()).order_by("pk")


def searched(found: QuerySet, query: str) -> QuerySet:
    """Without marks where the model has an index; else the words as they are written."""
    if not query:
        return found
    if hasattr(found.model, "search_text"):
        hits = matching(found, query)
        return found.none() if hits is None else hits
    condition = Q(pk__in=[])
    for name in translated_fields(found.model):
        condition |= Q(**{f"{name}_vi__icontains": query}) | Q(**{f"{name}_en__icontains": query})
    return found.filter(condition)


def progress() -> list[dict]:
    """[{kind, label, missing, stale}]: records of each kind with such a text; a query a kind."""
    rows = []
    for kind in KINDS:
        model = model_of(kind)
        counted = with_states(model).aggregate(
            missing=Count("pk", filter=any_field(model, MISSING)),
            stale=Count("pk", filter=any_field(model, STALE)),
        )
        rows.append({"kind": kind, "label": label_of(kind), **counted})
    return rows


def open_records() -> int:
    return sum(records(kind).count() for kind in KINDS)
