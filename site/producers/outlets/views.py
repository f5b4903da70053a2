"""What producers offer to bring: staff of the outlet accept, decline, and take it into stock."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Value, When
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from producers import supply
from producers.models import SupplyOffer
from producers.outlets.forms import forms_for
from shop.dashboard import access
from shop.dashboard.filters import Filter
from shop.dashboard.screens import StaffView
from shop.partner.models import StockRecord

SEE, ACT = "producers.view_supplyoffer", "producers.change_supplyoffer"
PER_PAGE = 30
#: Open offers first, the day of delivery that is nearest on top.
IS_CLOSED = Case(
    When(state__in=SupplyOffer.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField()
)


def offers_for(user):
    """Those to outlets that `user` sees; others are a 404."""
    offers = SupplyOffer.objects.filter(outlet__in=access.outlets_for(user))
    return offers.select_related("producer", "product", "outlet", "receipt")


class SupplyFilter(Filter):
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=[("", gettext_lazy("All")), *SupplyOffer.State.choices],
        required=False,
    )

    def narrow(self, offers):
        state = self.cleaned_data["state"]
        return offers.filter(state=state) if state else offers


class SupplyList(StaffView):
    see = SEE
    template = "producers/outlets/supply_list.html"

    def get(self, request):
        filters = SupplyFilter(request.GET or None)
        offers = offers_for(request.user).order_by(IS_CLOSED, "deliver_on", "pk")
        if filters.is_bound and filters.is_valid():
            offers = filters.narrow(offers)
        page = Paginator(offers, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(heading=_("Offers of supply"), filters=filters, page=page)


class SupplyOfferPage(StaffView):
    see, act = SEE, ACT
    template = "producers/outlets/supply_offer.html"

    def find(self, pk):
        return get_object_or_404(offers_for(self.request.user), pk=pk)

    def get(self, request, pk):
        return self.show(self.find(pk))

    def post(self, request, pk):
        """Makes the step; one that no longer fits how the offer stands is told so."""
        offer = self.find(pk)
        act = request.POST.get("act")
        kind = next((kind for kind in forms_for(offer) if kind.act == act), None)
        if kind is None:
            return self.overtaken(pk)
        form = kind(request.POST, offer=offer)
        if not form.is_valid():
            return self.show(offer, form, status=422)
        return self.record(form, offer)

    def record(self, form, offer):
        try:
            moved = form.record(offer=offer, by=self.request.user)
        except supply.Overtaken:
            return self.overtaken(offer.pk)
        except supply.NoPrice:
            form.add_error(None, no_price(offer))
            return self.show(offer, form, status=409)
        text = _("%(offer)s: %(state)s. The producer has been told.")
        values = {"offer": moved.reference, "state": moved.get_state_display()}
        messages.success(self.request, text % values)
        return redirect("dashboard:supply-offer", pk=offer.pk)

    def overtaken(self, pk):
        refusal = _("Nothing was changed: this is how the offer stands now.")
        return self.show(self.find(pk), status=409, refusal=refusal)

    def show(self, offer, sent=None, status=200, refusal=""):
        kinds = forms_for(offer) if self.may_act else ()
        shelf = StockRecord.objects.filter(product=offer.product, partner=offer.outlet).first()
        return self.render(
            heading=f"{offer.reference} · {offer.product.title}",
            offer=offer,
            steps=offer.steps.select_related("by"),
            forms=[sent if isinstance(sent, kind) else kind(offer=offer) for kind in kinds],
            shelf=shelf,
            no_price="" if shelf or not offer.is_open else no_price(offer),
            refusal=refusal,
            status=status,
        )


def no_price(offer) -> str:
    text = _(
        "%(outlet)s has no price for this product yet. The catalogue manager must set a price "
        "there first; then the goods can be taken into stock."
    )
    return text % {"outlet": offer.outlet.name}
