"""The front page, assembled from the live catalogue, and pages of fixed text."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import Product
from catalogue.producer_views import shown_producers
from catalogue.ranking import in_season, ranked
from catalogue.views import trail
from cms.policies import POLICIES
from design.frame import frame

SEASONAL = 8
STARRED = 5
PRODUCERS = 3


@require_safe
def home(request):
    listed = Product.objects.listed()
    seasonal = listed.filter(in_season(timezone.localdate()))
    starred = listed.with_valid_stars().exclude(restriction=Product.Restriction.ALCOHOL)
    context = {
        "season": ranked(seasonal).for_cards()[:SEASONAL],
        "starred": ranked(starred, first=("-stars_now",)).for_cards()[:STARRED],
        "producers": shown_producers().order_by("-number", "pk")[:PRODUCERS],
        **frame(request),
    }
    return render(request, "cms/home.html", context)


@require_safe
def about_ocop(request):
    return render(request, "cms/about_ocop.html", trail((_("What is OCOP?"), None)))


@require_safe
def ranking(request):
    return render(request, "cms/ranking.html", trail((_("How we rank products"), None)))


@require_safe
def policy(request, key):
    policy = POLICIES[key]
    others = [other for other in POLICIES.values() if other != policy]
    context = {"policy": policy, "others": others, **trail((policy.title, None))}
    return render(request, "cms/policy.html", context)
