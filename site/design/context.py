"""What every page's frame needs, without a query."""

from django.conf import settings


def page(request):
    """Adds `show_sample_notice` and `site_url`."""
    return {"show_sample_notice": settings.SHOW_SAMPLE_NOTICE, "site_url": settings.SITE_URL}
