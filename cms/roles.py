"""Who may do what with pages: authors write, editors publish, translators make the English.

What a role may do in the shop's back office is said in `shop.dashboard.roles`; these three roles
may do nothing there.
"""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_noop
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.models import HomePage
from shop.dashboard.roles import EDITOR_ACCESS, each, permissions_named

AUTHOR = gettext_noop("Tác giả")
EDITOR = gettext_noop("Biên tập viên")
TRANSLATOR = gettext_noop("Phiên dịch")

SORTINGS = ("cms.articlecategory", "cms.topic")
SETTINGS = ("cms.siteowner", "cms.announcement", "cms.navigation")
ENTER = {EDITOR_ACCESS}
TRANSLATE = {"wagtail_localize.submit_translation"}

ROLES = {
    AUTHOR: ENTER,
    EDITOR: ENTER
    | TRANSLATE
    | each(("add", "change", "delete", "view"), (*SORTINGS, "wagtailredirects.redirect"))
    | each(("change", "view"), SETTINGS),
    TRANSLATOR: ENTER | TRANSLATE,
}
#: Role → language of the front page → what it may do with the pages below.
ON_PAGES = {
    AUTHOR: {"vi": ("add",)},
    EDITOR: {
        language: ("add", "change", "publish", "bulk_delete", "lock", "unlock")
        for language in ("vi", "en")
    },
    # To see a source in the editor takes some permission on it: theirs is to hold it still.
    TRANSLATOR: {"vi": ("lock",), "en": ("add", "change", "publish")},
}
#: Role → what it may do with pictures and documents.
ON_FILES = {
    AUTHOR: ("add", "choose"),
    EDITOR: ("add", "change", "choose", "delete"),
    TRANSLATOR: ("choose",),
}
FILES = {"wagtailimages": "image", "wagtaildocs": "document"}


def ensure_editorial_roles():
    """Makes the three groups, each with exactly its permissions. Safe to run again."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    for role, names in ROLES.items():
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set(permissions_named(names))
        set_pages(group, homes, ON_PAGES[role])
        set_files(group, ON_FILES[role])


def set_pages(group: Group, homes: dict, wanted: dict):
    GroupPagePermission.objects.filter(group=group, page__in=homes.values()).delete()
    for language, verbs in wanted.items():
        for verb in verbs:
            GroupPagePermission.objects.create(
                group=group, page=Page.objects.get(pk=homes[language].pk), permission_type=verb
            )


def set_files(group: Group, verbs: tuple[str, ...]):
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group, collection=root).delete()
    for app, model in FILES.items():
        for permission in Permission.objects.filter(
            content_type__app_label=app, codename__in=[f"{verb}_{model}" for verb in verbs]
        ):
            GroupCollectionPermission.objects.create(
                group=group, collection=root, permission=permission
            )
