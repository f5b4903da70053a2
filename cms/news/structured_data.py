"""What search engines read of articles and events (schema.org)."""

from django.utils.safestring import SafeString

from catalogue.structured_data import json_ld
from design.frame import absolute


def pictures_of(page) -> list[str]:
    return [absolute(page.picture.file.url)] if page.picture else []


def article_data(article) -> SafeString:
    data = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.published_on.isoformat(),
        "inLanguage": article.locale.language_code,
        "image": pictures_of(article),
        "mainEntityOfPage": absolute(article.url),
    }
    if article.last_published_at:
        data["dateModified"] = article.last_published_at.isoformat()
    if article.author_name:
        data["author"] = {"@type": "Organization", "name": article.author_name}
    return json_ld(data)


def event_data(event) -> SafeString:
    data = {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "startDate": event.starts_at.isoformat(),
        "endDate": event.ends_at.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "image": pictures_of(event),
        "location": {"@type": "Place", "name": event.venue, "address": event.address},
    }
    if event.organiser:
        data["organizer"] = {"@type": "Organization", "name": event.organiser}
    return json_ld(data)
