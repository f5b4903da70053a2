"""The pages without which there is no site: a front page in each language, English following."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from cms.models import HomePage
from cms.roles import ensure_editorial_roles
from cms.workflow import ensure_workflow

PORTS = {"http": 80, "https": 443}


def first_texts() -> dict:
    """Fields of a front page until staff arrange it, in the active language."""
    sections = [
        ("outlet_cards", {"title": "", "outlets": []}),
        (
            "product_shelf",
            {
                "title": _("In season now, straight off the boats"),
                "intro": _(
                    "On the floating markets a boat hangs what it sells from a pole. "
                    "This is what hangs there this month."
                ),
                "rule": "season",
                "products": [],
                "at_most": 8,
            },
        ),
        (
            "product_shelf",
            {
                "title": _("The most stars"),
                "intro": _(
                    "A council judges each product by national criteria; "
                    "its certificate runs for 36 months."
                ),
                "rule": "stars",
                "products": [],
                "at_most": 5,
            },
        ),
        (
            "producer_cards",
            {
                "title": _("Who makes what you buy"),
                "intro": _("The maker’s name is on the label, and has its own page here."),
                "producers": [],
            },
        ),
    ]
    return {
        "title": _("Home"),
        "hero_title": _("Come for the pineapples, take the delta home"),
        "hero_text": _(
            "Fruit, river fish, tea and water-hyacinth baskets of Hậu Giang: each with its "
            "maker, its listed price and the outlet that has it today."
        ),
        "body": [{"type": kind, "value": value} for kind, value in sections],
    }


def ensure_site():
    """Makes what is missing: the languages, the front pages, the site. Safe to run again."""
    vietnamese, _made = Locale.objects.get_or_create(language_code="vi")
    english, _made = Locale.objects.get_or_create(language_code="en")
    LocaleSynchronization.objects.get_or_create(locale=english, sync_from=vietnamese)
    home = HomePage.objects.filter(locale=vietnamese).first() or add_home(vietnamese)
    if not HomePage.objects.filter(locale=english).exists():
        add_english_home(home, english)
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port = address.hostname, address.port or PORTS[address.scheme]
    site.site_name, site.root_page = settings.WAGTAIL_SITE_NAME, home
    site.save()


def add_home(locale) -> HomePage:
    """Wagtail's page of welcome makes way."""
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home").first()
    with override("vi"):
        home = HomePage(slug="trang-chu", locale=locale, **first_texts())
    root.add_child(instance=home)
    home.save_revision().publish()
    if welcome:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        Page.objects.get(pk=welcome.pk).delete()
    return home


def add_english_home(home: HomePage, locale) -> HomePage:
    english = home.copy_for_translation(locale)
    with override("en"):
        for name, text in {"slug": "home", **first_texts()}.items():
            setattr(english, name, text)
    english.save_revision().publish()
    return english


def ensure_after_migrate(**_signal):
    """Receiver of post_migrate. The permissions are complete once the last app has been done."""
    ensure_site()
    ensure_editorial_roles()
    ensure_workflow()
