"""All articles, newest first, by category and tag, and as a feed."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from catalogue.pager import Pager
from cms.news.articles import articles, chosen_sorting
from cms.news.feed import feed_of
from cms.shelves.pages import card

from .content_page import ContentPage
from .sorting import ArticleCategory

PER_PAGE = 12


class ArticleIndexPage(RoutablePageMixin, ContentPage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]
    content_panels = [
        *Page.content_panels,
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")

    def get_context(self, request, *args, **kwargs):
        """`cards` of one page of the list, `pager`, `categories`, what is chosen.

        `?category=` and `?tag=` name their slugs; what nobody knows is ignored.
        """
        category = chosen_sorting("ArticleCategory", request.GET.get("category", ""))
        topic = chosen_sorting("Topic", request.GET.get("tag", ""))
        found = articles(self.locale.language_code).child_of(self)
        if category:
            found = found.filter(category=category)
        if topic:
            found = found.filter(topics=topic)
        pager = Pager(
            found,
            per_page=PER_PAGE,
            asked=request.GET.get("page", "1"),
            address=address_in(request),
        )
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "pager": pager,
            "cards": [card(page, request) for page in pager.page],
            "categories": ArticleCategory.objects.all(),
            "category": category,
            "topic": topic,
            "noindex": context["noindex"] or bool(category or topic),
        }

    @path("feed/")
    def feed(self, request):
        return HttpResponse(feed_of(self), content_type="application/atom+xml; charset=utf-8")


def address_in(request):
    """`address(page=3)`: this address with another page, its filters kept."""

    def address(*, page: int) -> str:
        query = request.GET.copy()
        query["page"] = page
        return f"{request.path}?{query.urlencode()}"

    return address
