"""Pages of every type: `PAGES[type]()` is a live Vietnamese page with its English translation."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

from django.utils import timezone
from wagtail.models import Locale

from catalogue.models import Specialty
from cms import models
from cms.models import ContentPage, HomePage
from tests.factories.catalogue import ProducerFactory
from tests.factories.outlet import OutletFactory

NUMBERS = count(1)
PROSE = [{"type": "prose", "value": "<p>Khóm ngọt.</p>"}]
PROSE_IN_ENGLISH = [{"type": "prose", "value": "<p>Sweet pineapples.</p>"}]


def home() -> HomePage:
    return HomePage.objects.get(locale__language_code="vi")


def add(model, *, parent=None, live=True, **fields) -> ContentPage:
    """A Vietnamese page of `model` below `parent`, the front page by default."""
    number = next(NUMBERS)
    known = {"title": f"Trang {number}", "slug": f"trang-{number}", "summary": "Một câu."}
    page = model(**{**known, "body": PROSE, "live": live, **fields}, locale=home().locale)
    parent = parent or home()
    return type(parent).objects.get(pk=parent.pk).add_child(instance=page)


def in_english(page, **fields) -> ContentPage:
    """Its translation, published."""
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    number = next(NUMBERS)
    known = {"title": f"Page {number}", "slug": f"page-{number}", "summary": "One sentence."}
    for name, value in {**known, "body": PROSE_IN_ENGLISH, **fields}.items():
        setattr(english, name, value)
    english.save_revision().publish()
    english.refresh_from_db()
    return english


def section(**fields):
    return add(models.SectionPage, **fields)


def article(*, parent=None, **fields):
    parent = parent or models.ArticleIndexPage.objects.first() or add(models.ArticleIndexPage)
    known = {"category": models.ArticleCategory.objects.first() or category()}
    return add(models.ArticlePage, parent=parent, **{**known, **fields})


def category(name="Tin", **fields):
    return models.ArticleCategory.objects.create(name_vi=name, **fields)


def event(*, parent=None, starts_in=None, lasts=timedelta(hours=2), **fields):
    """In five days, in the morning, unless told otherwise: it ends on the day it begins."""
    parent = parent or models.EventIndexPage.objects.first() or add(models.EventIndexPage)
    in_five_days = timezone.localtime().replace(hour=9, minute=0) + timedelta(days=5)
    begins = in_five_days if starts_in is None else timezone.now() + starts_in
    known = {"starts_at": begins, "ends_at": begins + lasts, "venue": "Điểm Vị Thanh"}
    return add(models.EventPage, parent=parent, **{**known, **fields})


def outlet_page(**fields):
    return add(models.OutletPage, parent=section(), **{"outlet": OutletFactory(), **fields})


def story(**fields):
    return add(
        models.ProducerStoryPage, parent=section(), **{"producer": ProducerFactory(), **fields}
    )


def specialty_page(**fields):
    known = {
        "specialty": Specialty.objects.create(name_vi="Khóm", season_starts=10, season_ends=3),
        "how_to_eat": "<p>Ăn tươi.</p>",
    }
    return add(models.SpecialtyPage, parent=section(), **{**known, **fields})


def place(**fields):
    known = {"address": "Phường Ngã Bảy", "latitude": "9.81530", "longitude": "105.82030"}
    return add(models.PlacePage, parent=section(), **{**known, **fields})


def form_page(**fields):
    page = add(models.FormPage, **{"consent_text": "Tôi đồng ý.", **fields})
    for place, (label, kind) in enumerate({"E-mail": "email", "Nội dung": "multiline"}.items()):
        models.FormField.objects.create(
            page=page, label=label, field_type=kind, locale=page.locale, sort_order=place
        )
    return models.FormPage.objects.get(pk=page.pk)


PAGES: dict[type[ContentPage], Callable[..., ContentPage]] = {
    models.HomePage: home,
    models.SectionPage: section,
    models.OutletPage: outlet_page,
    models.ProducerStoryPage: story,
    models.SpecialtyPage: specialty_page,
    models.PlacePage: place,
    models.ArticleIndexPage: lambda **fields: add(models.ArticleIndexPage, **fields),
    models.ArticlePage: article,
    models.EventIndexPage: lambda **fields: add(models.EventIndexPage, **fields),
    models.EventPage: event,
    models.CampaignPage: lambda **fields: add(models.CampaignPage, **fields),
    models.CollectionPage: lambda **fields: add(models.CollectionPage, rule="stars", **fields),
    models.StandardPage: lambda **fields: add(models.StandardPage, **fields),
    models.FormPage: form_page,
    models.PressPage: lambda **fields: add(models.PressPage, **fields),
}
