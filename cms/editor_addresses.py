"""What is particular about the editor's addresses: their language, their content security policy.

Wagtail's form fields bring scripts and styles in place, with the fields' ids in them, so that no
hash fits; its previews are framed. Public pages keep the strict policy.
"""

from csp.constants import SELF
from django.urls import reverse
from django.utils.translation import override

IN_PLACE = "'unsafe-inline'"
WIDENED = {
    "script-src": [SELF, IN_PLACE],
    "style-src": [SELF, IN_PLACE],
    "img-src": ["blob:"],
    "frame-src": [SELF],
}
REPLACED = {"frame-ancestors": [SELF]}


def editor(get_response):
    """Vietnamese unless the account says otherwise, whatever the browser would like."""

    def middleware(request):
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return get_response(request)
        with override("vi"):
            request.LANGUAGE_CODE = "vi"
            response = widened(get_response(request))
        return response

    return middleware


def widened(response):
    """With the policy that the editor needs; CSP's middleware writes it."""
    known = getattr(response, "_csp_update", None) or {}
    response._csp_update = {**WIDENED, **known}
    response._csp_replace = REPLACED
    response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    return response
