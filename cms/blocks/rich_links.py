"""Links to pages inside rich text."""

from django.utils.html import format_html
from wagtail import hooks
from wagtail.rich_text.pages import PageLinkHandler

from cms.shelves.addresses import addresses


class ReadablePageLink(PageLinkHandler):
    """Leads to the page in the reader's language; to a page that is gone or hidden, nowhere."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        keys = [int(attrs.get("id") or 0) for attrs in attrs_list]
        known = addresses(keys)
        return [
            format_html('<a href="{}">', known[key]) if known.get(key) else "<a>" for key in keys
        ]


@hooks.register("register_rich_text_features", order=10)
def lead_to_readable_pages(features):
    features.register_link_type(ReadablePageLink)
