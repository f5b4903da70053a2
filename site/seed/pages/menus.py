"""The menus, as long as nobody has made their own."""

from wagtail.models import Site

from cms.models import Navigation

from .blocks import block_id
from .records import Records

NOTHING = {"page": None, "shop_page": "", "address": ""}


def arrange_menus(data: dict, records: Records) -> bool:
    """Fills the menu at the top; False where staff have made menus already."""
    site = Site.objects.get(is_default_site=True)
    if Navigation.objects.filter(site=site).exists():
        return False
    Navigation.objects.create(
        site=site, main=[entry(place, row, records) for place, row in enumerate(data["main"])]
    )
    return True


def entry(place: int, row: dict, records: Records) -> dict:
    target = {name: row[name] for name in ("shop_page", "address") if name in row}
    if "page" in row:
        target["page"] = records.key("page", row["page"])
    labels = {name: row.get(name, "") for name in ("label_vi", "label_en")}
    value = {"link": {**NOTHING, **target}, **labels}
    return {"type": "entry", "id": block_id(f"menu/{place}"), "value": value}
