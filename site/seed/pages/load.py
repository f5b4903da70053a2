"""Makes the sample pages that are missing: Vietnamese first, then their English."""

from wagtail.models import Locale, Page

from cms import models
from cms.models import ContentPage, HomePage
from pictures.models import Picture

from ..tables import texts
from .blocks import block_id, body
from .dates import set_dates
from .english import translate
from .front import arrange
from .menus import arrange_menus
from .policies import policies
from .reading import in_language, written
from .records import Records

#: Fields that name a record, and its kind.
NAMED = {"outlet": "outlet", "nearest_outlet": "outlet", "producer": "producer",
         "specialty": "specialty", "category": "category", "news_category": "category",
         "topic": "topic", "picture": "picture"}  # fmt: skip
#: Fields that name several.
MANY = {"specialties": "specialty", "topics": "topic"}
NOT_FIELDS = ("type", "key", "parent", "body", "chosen", "form_fields", *MANY)


def add_pages(pictures: dict[str, Picture]) -> int:
    """Makes the pages whose address nobody has yet; returns how many."""
    records = Records(pictures)
    home = HomePage.objects.get(locale__language_code="vi")
    known = {"home": home}
    made = []
    for data in [*written(), *policies()]:
        parent = known[data.get("parent", "home")]
        page = at(parent, data)
        if page is None:
            page = add(parent, data, records)
            made.append((page, data))
        known[data["key"]] = page
        records.add_page(data["key"], page)
    # Afterwards: a page may lead to another that comes later in the files.
    for page, data in made:
        fill(page, data, records)
    arrange(home, texts("front"), records)
    arrange_menus(texts("menus"), records)
    return len(made)


def at(parent: Page, data: dict) -> ContentPage | None:
    """The page at the address that `data` names, if there is one."""
    found = ContentPage.objects.child_of(parent).filter(slug=data["slug_vi"]).first()
    return found and found.specific


def add(parent: Page, data: dict, records: Records) -> ContentPage:
    """The bare page, in its place in the tree."""
    page = compose(data, records, language="vi")
    return parent.add_child(instance=page)


def fill(page: ContentPage, data: dict, records: Records):
    """Body and relations, published; then the English page."""
    set_words(page, data, records, language="vi")
    set_relations(page, data, records)
    page.save_revision().publish()
    english = compose(data, records, language="en")
    set_words(english, data, records, language="en")
    translate(type(page).objects.get(pk=page.pk), english)


def compose(data: dict, records: Records, *, language: str) -> ContentPage:
    """The page's own fields in one language, not saved."""
    known = in_language(data, language)
    fields = {name: value for name, value in known.items() if name not in NOT_FIELDS}
    set_dates(fields)
    for name in NAMED.keys() & fields.keys():
        fields[f"{name}_id"] = records.key(NAMED[name], fields.pop(name))
    model = getattr(models, data["type"])
    return model(locale=Locale.objects.get(language_code="vi"), live=False, **fields)


def set_words(page: ContentPage, data: dict, records: Records, *, language: str):
    """The body, and what else hangs on the page and has texts."""
    page.body = body(in_language(data.get("body", []), language), records, key=data["key"])
    if "form_fields" in data:
        rows = in_language(data["form_fields"], language)
        page.form_fields.set(form_fields(page, rows, key=data["key"]))


def set_relations(page: ContentPage, data: dict, records: Records):
    """What the English page takes over from the Vietnamese."""
    for field, kind in MANY.items():
        if field in data:
            getattr(page, field).set([records.key(kind, one) for one in data[field]])
    if "chosen" in data:
        page.chosen.set(
            models.CollectionProduct(product_id=records.key("product", code), sort_order=place)
            for place, code in enumerate(data["chosen"])
        )


def form_fields(page, rows: list[dict], *, key: str) -> list:
    """The same translation keys in both languages, so that their texts are matched."""
    return [
        models.FormField(
            locale=page.locale,
            translation_key=block_id(f"{key}/{row['name']}"),
            sort_order=place,
            **{key: value for key, value in row.items() if key != "name"},
        )
        for place, row in enumerate(rows)
    ]
