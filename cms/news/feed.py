"""The latest articles of a language as an Atom feed (RFC 4287)."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from cms.news.articles import articles
from design.frame import absolute

LATEST = 20


def feed_of(index) -> str:
    """XML of the articles below `index`; `index` is an ArticleIndexPage."""
    language = index.locale.language_code
    feed = Atom1Feed(
        title=f"{index.title} – {_('OCOP Point Hậu Giang')}",
        link=absolute(index.url),
        description=index.summary,
        language=language,
        feed_url=absolute(f"{index.url}feed/"),
    )
    for article in articles(language).child_of(index)[:LATEST]:
        feed.add_item(
            title=article.title,
            link=absolute(article.url),
            description=article.summary,
            author_name=article.author_name or None,
            pubdate=moment(article.published_on),
            updateddate=article.last_published_at,
            unique_id=absolute(f"/#{article.translation_key}-{language}"),
            categories=[article.category.name] if article.category else [],
        )
    return feed.writeString("utf-8")


def moment(day) -> datetime:
    """The beginning of a local day."""
    return timezone.make_aware(datetime.combine(day, time.min))
