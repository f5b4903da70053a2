"""The editor: its choosers, its way to the shop's back office, its look."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.choosers import CHOOSERS
from cms.models import ArticleCategory, Topic
from shop.dashboard.access import may_open

#: Address of the back office → words and icon.
SHOP_MENU = {
    "dashboard:index": (_("Shop’s back office"), "desktop"),
    "dashboard:order-list": (_("Orders"), "form"),
    "dashboard:product-list": (_("Products"), "tag"),
    "dashboard:outlet-list": (_("Outlets"), "home"),
}


class ShopMenuItem(MenuItem):
    """Shown to whom the back office would let in."""

    def __init__(self, url_name: str, label, **options):
        self.url_name = url_name
        super().__init__(label, "", **options)

    def is_shown(self, request):
        return may_open(request.user, self.url_name)

    def render_component(self, request):
        self.url = reverse(self.url_name)
        return super().render_component(request)


def add_shop_item(place: int, url_name: str, label, icon: str):
    name = url_name.replace(":", "-")
    hooks.register(
        "register_admin_menu_item",
        lambda: ShopMenuItem(url_name, label, name=name, icon_name=icon, order=1000 + place),
    )


for place, (url_name, (label, icon)) in enumerate(SHOP_MENU.items()):
    add_shop_item(place, url_name, label, icon)

for chooser in CHOOSERS.values():
    hooks.register("register_admin_viewset", lambda chooser=chooser: chooser)


class SortingViewSet(SnippetViewSet):
    list_display = ["name_vi", "name_en"]
    search_fields = ["name_vi", "name_en"]
    form_fields = ["name_vi", "name_en"]


class CategoryViewSet(SortingViewSet):
    model = ArticleCategory
    icon = "folder-open-inverse"


class TopicViewSet(SortingViewSet):
    model = Topic
    icon = "tag"


class SortingGroup(SnippetViewSetGroup):
    items = (CategoryViewSet, TopicViewSet)
    menu_label = _("Sorting of articles")
    menu_icon = "folder-open-inverse"
    menu_order = 300


register_snippet(SortingGroup)


@hooks.register("insert_global_admin_css")
def look():
    return format_html('<link rel="stylesheet" href="{}">', static("cms/editor.css"))
