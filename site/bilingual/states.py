"""How far the English of records is, worked out by the database."""

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from bilingual.sources import translated_fields

MISSING, STALE, CURRENT = "missing", "stale", "current"
PREFIX = "state_of_"


def with_states(model) -> QuerySet:
    """All records, each with `state_of_<field>` for every translated field.

    The state is MISSING (Vietnamese, no English), STALE, CURRENT, or "" where there is no text.
    """
    # Not the model's own queryset: modeltranslation would turn names into the active language's.
    records = QuerySet(model)
    for name in translated_fields(model):
        records = records.alias(**{f"source_of_{name}": KT(f"translated_from__{name}__source")})
        records = records.annotate(**{f"{PREFIX}{name}": state_of(name)})
    return records


def state_of(name: str) -> Case:
    vietnamese, english = f"{name}_vi", f"{name}_en"
    has_none = Q(**{f"{english}__isnull": True}) | Q(**{english: ""})
    is_empty = Q(**{f"{vietnamese}__isnull": True}) | Q(**{vietnamese: ""})
    known = Q(**{f"source_of_{name}": Coalesce(F(vietnamese), Value(""))})
    return Case(
        When(is_empty & has_none, then=Value("")),
        When(has_none, then=Value(MISSING)),
        When(known, then=Value(CURRENT)),
        default=Value(STALE),
    )
