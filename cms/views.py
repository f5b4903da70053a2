"""The front page, and pages of fixed text."""

from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.views import serve

from catalogue.views import trail
from cms.models import StandardPage
from cms.policies import POLICIES


@require_safe
def home(request):
    """The front page of the active language, by Wagtail like every other page."""
    return serve(request, "")


@require_safe
def about_ocop(request):
    return render(request, "cms/about_ocop.html", trail((_("What is OCOP?"), None)))


@require_safe
def ranking(request):
    return render(request, "cms/ranking.html", trail((_("How we rank products"), None)))


@require_safe
def policy(request, key):
    """The page that staff published on it; until then the text built in."""
    page = StandardPage.objects.live().filter(
        policy=key, locale__language_code=get_language(), alias_of=None
    )
    if found := page.first():
        return redirect(found.url)
    policy = POLICIES[key]
    others = [other for other in POLICIES.values() if other != policy]
    context = {"policy": policy, "others": others, **trail((policy.title, None))}
    return render(request, "cms/policy.html", context)
