"""The front page, as long as nobody has arranged it."""

from cms.models import HomePage

from .blocks import body
from .english import translate
from .reading import in_language
from .records import Records


def arrange(home: HomePage, data: dict, records: Records) -> bool:
    """Gives the front page its sample texts and blocks; False where people have been at it."""
    if home.revisions.count() > 1:
        return False
    set_texts(home, data, records, language="vi")
    home.save_revision().publish()
    english = HomePage(locale=home.locale)
    set_texts(english, data, records, language="en")
    translate(HomePage.objects.get(pk=home.pk), english)
    return True


def set_texts(page: HomePage, data: dict, records: Records, *, language: str):
    texts = in_language(data, language)
    page.body = body(texts.pop("body"), records, key="home")
    for field, text in texts.items():
        setattr(page, field, text)
