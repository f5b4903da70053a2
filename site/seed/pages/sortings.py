"""Categories and tags of articles."""

from cms.models import ArticleCategory, Topic

from ..tables import in_both, missing, texts

MODELS = {"category": ArticleCategory, "topic": Topic}


def add_sortings():
    """Makes those whose slug nobody has."""
    wanted = [{"slug": slug, **facts} for slug, facts in texts("sortings").items()]
    for kind, model in MODELS.items():
        rows = [row for row in wanted if row["kind"] == kind]
        for row in missing(model, "slug_vi", rows):
            model.objects.create(slug_vi=row["slug"], **in_both(row, "name"))
