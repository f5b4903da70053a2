"""Search over folded texts: by the database's own index, then by likeness where it can.

A query is folded like the texts; what is left of it are words, so that no sign of any query
language, markup or SQL reaches the index.
"""

import re

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, IntegerField, Value, When
from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText

from catalogue.text import fold

LONGEST = 100
MOST_WORDS = 8
#: Up to so many, found keys are listed one by one in the queries that follow.
FEW = 500
#: Least word similarity (pg_trgm) that still reads as a misspelling.
ALIKE = 0.36


def words_of(query: str) -> list[str]:
    """Folded words of a query; at most eight, of its first hundred characters."""
    return re.findall(r"[a-z0-9]+", fold(query[:LONGEST]))[:MOST_WORDS]


def hits(model, words: list[str], *, any_word: bool):
    """Keys of the records that have all the words (or any), the last as a beginning.

    A queryset where the index lies in the database, else a list.
    """
    text = PlainText(" ".join(words), operator="or" if any_word else "and")
    records = model.objects.only("pk").order_by()
    results = get_search_backend().autocomplete(text, records, order_by_relevance=False)
    if hasattr(results, "get_queryset"):
        return results.get_queryset().order_by().values("pk")
    return [record.pk for record in results[:FEW]]


def matching(records, query: str, *, any_word: bool = False):
    """Those of the records that match; None where none does. One query to know."""
    words = words_of(query)
    if not words:
        return None
    found = records.filter(pk__in=hits(records.model, words, any_word=any_word))
    keys = list(found.order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(keys) > FEW:
        return found
    return records.filter(pk__in=keys) if keys else None


def alike(records, query: str):
    """Records whose text has words much like the query's; PostgreSQL only, else none."""
    words = words_of(query)
    if connection.vendor != "postgresql" or not words:
        return records.none()
    return (
        records.annotate(likeness=TrigramWordSimilarity(" ".join(words), "search_text"))
        .filter(likeness__gte=ALIKE)
        .order_by("-likeness")
    )


def find(records, query: str):
    """Records that match, or else are alike, or else have any of the words.

    Returns (queryset, is_exact): `is_exact` is False for the two weaker kinds.
    """
    exact = matching(records, query)
    if exact is not None:
        return exact, True
    near = alike(records, query)
    if near.exists():
        return near, False
    some = matching(records, query, any_word=True)
    return records.none() if some is None else some, False


def title_first(products, query: str):
    """Products named by the query before those that only mention it."""
    phrase = " ".join(words_of(query))
    return products.annotate(
        named=Case(
            When(search_title__startswith=phrase, then=Value(0)),
            When(search_title__contains=phrase, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
    )
