"""What every page's frame needs, without a query."""

from django.conf import settings

from design.frame import frame


def page(request):
    """Adds `show_sample_notice`, `site_url` and the frame of a page that is about no record."""
    return {
        "show_sample_notice": settings.SHOW_SAMPLE_NOTICE,
        "site_url": settings.SITE_URL,
        **frame(request),
    }
