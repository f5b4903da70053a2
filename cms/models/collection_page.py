"""A collection of products: picked by an editor, or found by a rule."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from catalogue.models import Product
from catalogue.pager import Pager
from cms.selections import RULES, selected

from .content_page import ContentPage

PER_PAGE = 24


class CollectionPage(ContentPage):
    """With a rule it always shows what the rule finds today; without, the products chosen."""

    rule = models.CharField(
        _("By rule"),
        max_length=16,
        blank=True,
        choices=[(key, rule.label) for key, rule in RULES.items()],
        help_text=_("Leave empty to choose products one by one."),
    )

    parent_page_types = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        *ContentPage.summary_panels,
        MultiFieldPanel(
            [FieldPanel("rule"), InlinePanel("chosen", label=_("Product"))],
            heading=_("Products"),
        ),
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("collection of products")
        verbose_name_plural = _("collections of products")

    def get_context(self, request, *args, **kwargs):
        """`products` of one page of the list, and its `pager`."""
        pager = Pager(
            self.products(),
            per_page=PER_PAGE,
            asked=request.GET.get("page", "1"),
            address=lambda *, page: f"{request.path}?page={page}",
        )
        context = {"pager": pager, "products": pager.page.object_list}
        return super().get_context(request, *args, **kwargs) | context

    def products(self):
        """What may be seen: what the rule finds, or what was chosen, in that order."""
        if self.rule:
            return selected(self.rule).for_cards()
        order = {row.product_id: place for place, row in enumerate(self.chosen.all())}
        listed = Product.objects.listed().filter(pk__in=order).for_cards()
        return sorted(listed, key=lambda product: order[product.pk])


class CollectionProduct(Orderable):
    """One product that an editor chose."""

    page = ParentalKey(CollectionPage, on_delete=models.CASCADE, related_name="chosen")
    product = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("Product"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("product of a collection")
        verbose_name_plural = _("products of a collection")

    def __str__(self):
        return str(self.product)

    def clean(self):
        super().clean()
        if self.page_id and self.page.rule:
            raise ValidationError(_("A collection has a rule or chosen products, not both."))
