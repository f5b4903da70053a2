"""A product's price at each outlet. The stock beside it is only shown: it moves elsewhere."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from shop.dashboard import access
from shop.dashboard.bilingual import dress
from shop.dashboard.catalogue.products import ProductScreen
from shop.partner.models import Partner, StockRecord

#: Dearer than anything on these shelves: a figure beyond it has a slipped zero.
MOST_PRICE = 1_000_000_000


class PricesForm(forms.Form):
    """One whole number of đồng for each outlet; empty where the product is not sold."""

    def __init__(self, *args, product, read_only=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.records = {record.partner_id: record for record in product.stockrecords.all()}
        self.outlets = list(Partner.objects.exclude(state=Partner.State.CLOSED))
        for outlet in self.outlets:
            self.fields[f"price_{outlet.pk}"] = self.price_field(outlet, read_only)

    def price_field(self, outlet, read_only):
        record = self.records.get(outlet.pk)
        field = forms.IntegerField(
            label=outlet.name,
            initial=record.price if record else None,
            min_value=1,
            max_value=MOST_PRICE,
            required=False,
            disabled=read_only,
            help_text=_("Whole đồng, VAT included. Empty: not sold there."),
        )
        dress(field)
        field.widget.attrs["inputmode"] = "numeric"
        return field

    def rows(self):
        """[(outlet, bound price field, its stock record or None), …]."""
        return [
            (outlet, self[f"price_{outlet.pk}"], self.records.get(outlet.pk))
            for outlet in self.outlets
        ]

    def prices(self) -> dict:
        """{outlet: price or None} as asked for."""
        return {outlet: self.cleaned_data[f"price_{outlet.pk}"] for outlet in self.outlets}


def set_price(*, product, outlet, price: int | None):
    """Writes what the product costs at the outlet, in đồng; None stops selling it there.

    Makes the stock record, with nothing in stock, the first time there is a price.
    """
    record = StockRecord.objects.filter(product=product, partner=outlet).first()
    if record is None and price is None:
        return
    if record is None:
        sku = product.code or f"P{product.pk}"
        record = StockRecord(product=product, partner=outlet, partner_sku=sku)
    if record.pk is None or record.price != price:
        record.price = price
        record.save()


@transaction.atomic
def set_prices(*, product, prices: dict):
    """All of {outlet: price in đồng or None}, or none of them."""
    for outlet, price in prices.items():
        set_price(product=product, outlet=outlet, price=price)


class ProductPrices(ProductScreen):
    act = access.SET_PRICES
    template = "dashboard/prices.html"

    def get(self, request, pk):
        product = self.find(pk)
        return self.show(product, self.form(product))

    def post(self, request, pk):
        product = self.find(pk)
        form = self.form(product, request.POST)
        if not form.is_valid():
            return self.show(product, form, status=422)
        set_prices(product=product, prices=form.prices())
        messages.success(request, _("Prices saved."))
        return redirect("dashboard:product-prices", pk=pk)

    def form(self, product, data=None):
        return PricesForm(data, product=product, read_only=not self.may_act)

    def show(self, product, form, status=200):
        return self.render(form=form, status=status, **self.frame(product))
