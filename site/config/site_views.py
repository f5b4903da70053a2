"""What a site answers besides its pages: the front door, robots, health, media, errors."""

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.static import serve

from design.frame import absolute

DAY = 86400


@require_safe
def front_door(request):
    """`/` leads to the language of the cookie, else of the browser, else Vietnamese."""
    with override(get_language_from_request(request)):
        response = redirect("home")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def robots(request):
    """Search results and the back office are not for crawlers."""
    private = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            private += [reverse("search"), reverse("dashboard:index")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private)]
    lines += ["", f"Sitemap: {absolute(reverse('sitemap_index'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request):
    return redirect(static("design/icons/favicon.ico"))


@require_safe
def health(request):
    """200 while the database answers; for the host's checks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def manifest(request):
    """Web app manifest (W3C), in the page's language."""
    data = {
        "name": _("OCOP Point Hậu Giang"),
        "short_name": "OCOP Hậu Giang",
        "lang": request.LANGUAGE_CODE,
        "start_url": reverse("home"),
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#0b5a3e",
        "icons": [
            {
                "src": static("design/icons/favicon.svg"),
                "sizes": "any",
                "type": "image/svg+xml",
            },
            {"src": static("design/icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("design/icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JsonResponse(data, content_type="application/manifest+json")


@require_safe
def media(request, path):
    """Public uploads, where no S3 serves them."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["Content-Security-Policy"] = "sandbox"
    return response


sitemap_index = require_safe(sitemap_views.index)
sitemap = require_safe(sitemap_views.sitemap)


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    return render(request, "403.html", status=403)


def not_found(request, exception):
    return render(request, "404.html", status=404)


def server_error(request):
    """Leans on nothing: no database, no context processor."""
    return HttpResponse(render_to_string("500.html"), status=500)
