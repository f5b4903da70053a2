"""What search engines read of pages (schema.org)."""

from django.utils.safestring import SafeString

from catalogue.structured_data import json_ld
from design.frame import absolute


def language_of(page) -> str:
    """Of its texts: Vietnamese where an English page has none of its own."""
    return page.locale.language_code if page.is_english else "vi"


def pictures_of(page) -> list[str]:
    return [absolute(page.picture.file.url)] if page.picture else []


def article_data(article) -> SafeString:
    data = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.published_on.isoformat(),
        "inLanguage": language_of(article),
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
        "inLanguage": language_of(event),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
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


def faq_data(page) -> SafeString | str:
    """All questions of the page's body; empty where it has none."""
    blocks = [block.value for block in page.body if block.block_type == "faq"]
    questions = [
        {
            "@type": "Question",
            "name": asked["question"],
            "acceptedAnswer": {"@type": "Answer", "text": str(asked["answer"])},
        }
        for block in blocks
        for asked in block["questions"]
    ]
    if not questions:
        return ""
    data = {"@type": "FAQPage", "inLanguage": language_of(page), "mainEntity": questions}
    return json_ld(data)


def place_data(place) -> SafeString:
    data = {
        "@type": "TouristAttraction",
        "name": place.title,
        "description": place.summary,
        "url": absolute(place.url),
        "image": pictures_of(place),
    }
    if place.address:
        address = {"streetAddress": place.address, "addressCountry": "VN"}
        data["address"] = {"@type": "PostalAddress", **address}
    if place.latitude is not None and place.longitude is not None:
        where = {"latitude": float(place.latitude), "longitude": float(place.longitude)}
        data["geo"] = {"@type": "GeoCoordinates", **where}
    return json_ld(data)
