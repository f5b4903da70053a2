"""Provinces, places of origin, specialties and shelves."""

from catalogue.models import Category, Place, Province, Specialty

from .tables import by_key, in_both, missing, number, rows


def add_provinces():
    """The 34 of today, and former ones that goods are known by."""
    for row in missing(Province, "slug_vi", rows("provinces")):
        Province.objects.create(
            slug_vi=row["slug"],
            is_home=row["is_home"] == "yes",
            in_addresses=row["in_addresses"] == "yes",
            **in_both(row, "name"),
        )


def add_places():
    provinces = by_key(Province, "slug_vi")
    for row in missing(Place, "slug_vi", rows("places")):
        Place.objects.create(
            slug_vi=row["slug"],
            province=provinces[row["province"]],
            current_unit=row["current_unit"],
            former_unit=row["former_unit"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            **in_both(row, "name"),
        )


def add_specialties():
    """Season months are sample facts; staff edit them."""
    for row in missing(Specialty, "slug_vi", rows("specialties")):
        Specialty.objects.create(
            slug_vi=row["slug"],
            other_names=row["other_names"],
            season_starts=number(row["season_starts"]),
            season_ends=number(row["season_ends"]),
            **in_both(row, "name", "summary"),
        )


def add_shelves():
    """Two levels; a shelf's parent stands before it in the file."""
    for row in missing(Category, "code", rows("shelves")):
        facts = {"code": row["code"], **in_both(row, "name", "description")}
        if row["parent"]:
            Category.objects.get(code=row["parent"]).add_child(**facts)
        else:
            Category.add_root(**facts)
