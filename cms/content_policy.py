"""The content security policy of the editor: Wagtail needs styles in place and frames its previews.

Scripts are its own files there too. Public pages keep the strict policy.
"""

from csp.constants import SELF
from django.urls import reverse

UNSAFE_INLINE = "'unsafe-inline'"
WIDENED = {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": ["blob:"],
    "frame-src": [SELF],
    "connect-src": [SELF],
}
REPLACED = {"frame-ancestors": [SELF]}


def of_the_editor(get_response):
    """Widens the policy of every answer of the editor; stands after CSP's middleware."""

    def middleware(request):
        response = get_response(request)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            known = getattr(response, "_csp_update", None) or {}
            response._csp_update = {**WIDENED, **known}
            response._csp_replace = REPLACED
            response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
        return response

    return middleware
