"""Sample producers. All are invented and say so: "(mẫu)"."""

from catalogue.models import Place, Producer

from .tables import by_key, in_both, missing, texts

CONTACT = ("address", "contact_name", "phone", "email")


def add_producers(scenes: dict):
    places = by_key(Place, "slug_vi")
    wanted = [{"slug": slug, **facts} for slug, facts in texts("producers").items()]
    for row in missing(Producer, "slug_vi", wanted):
        contact = {name: row[name] for name in CONTACT if name in row}
        Producer.objects.create(
            slug_vi=row["slug"],
            kind=row["kind"],
            place=places[row["place"]],
            picture=scenes.get(row.get("picture")),
            **contact,
            **{f"show_{name}": name in row.get("shows", ()) for name in CONTACT},
            **in_both(row, "name", "summary", "story"),
        )
