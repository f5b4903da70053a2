"""Which articles are shown, and in what order."""

from django.apps import apps
from django.db.models import Count, Q

from cms.shelves.pages import readable

RELATED = 3


def articles(language: str):
    """Those of a language that anybody may read, newest first; in English real English ones."""
    found = readable("cms.ArticlePage").filter(locale__language_code=language)
    if language == "en":
        found = found.filter(alias_of=None)
    return found.select_related("category").order_by("-published_on", "-pk")


def related_to(article):
    """Others with most tags in common, then of the same category, then newer."""
    topics = [topic.pk for topic in article.topics.all()]
    alike = Count("topics", filter=Q(topics__in=topics), distinct=True)
    found = articles(article.locale.language_code).exclude(pk=article.pk)
    found = found.filter(Q(topics__in=topics) | Q(category=article.category_id)).annotate(
        alike=alike
    )
    return found.order_by("-alike", "-published_on", "-pk")[:RELATED]


def chosen_sorting(model: str, slug: str):
    """The category or tag that an address names by its slug in either language; None for none."""
    if not slug:
        return None
    found = apps.get_model("cms", model).objects.filter(Q(slug_vi=slug) | Q(slug_en=slug))
    return found.first()
