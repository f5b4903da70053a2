""" "Sell with us": a producer asks to be taken in."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.views import trail
from producers import applying
from producers.portal.applying_forms import ApplicationForm
from shop.limits import too_many


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sell_with_us(request):
    """Kept, and led to the thanks; else the form again, with all that was typed."""
    if request.method != "POST":
        return show(request, ApplicationForm())
    form = ApplicationForm(without_nul(request.POST))
    if too_many(request, group="application", rate="10/h"):
        form.add_error(None, _("That was often. Please try again in an hour."))
        return show(request, form, status=429)
    if not form.is_valid():
        return show(request, form, status=422)
    application = form.save(commit=False)
    application.consent_version = applying.CONSENT_VERSION
    application.language = get_language()
    if applying.receive(application):
        return redirect("sell_with_us_sent")
    waits = _("An application with this tax code waits for our answer. You need not send another.")
    form.add_error("tax_code", waits)
    return show(request, form, status=409)


def without_nul(posted):
    """Without the sign that databases refuse."""
    posted = posted.copy()
    for name in posted:
        posted.setlist(name, [value.replace("\x00", "") for value in posted.getlist(name)])
    return posted


def show(request, form, status=200):
    context = {"form": form, **trail((_("Sell with us"), None))}
    return render(request, "producers/applying/form.html", context, status=status)


@require_safe
def sent(request):
    steps = ((_("Sell with us"), reverse("sell_with_us")), (_("Thank you"), None))
    context = {"noindex": True, **trail(*steps)}
    return render(request, "producers/applying/sent.html", context)
