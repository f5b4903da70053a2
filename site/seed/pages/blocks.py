"""Blocks of a body from the files' tables: names of records become their keys."""

from uuid import NAMESPACE_URL, uuid5

from .records import Records

#: Blocks that are one text.
PLAIN = ("prose", "heading")
#: Name of a list in a block → the records that its items name.
LISTS = {
    "products": "product",
    "producers": "producer",
    "specialties": "specialty",
    "outlets": "outlet",
    "places": "page",
    "pages": "page",
}
SINGLE = {"product": "product", "specialty": "specialty", "page": "page", "picture": "picture",
          "poster": "picture", "document": "document"}  # fmt: skip


def body(tables: list[dict], records: Records, *, key: str) -> list[dict]:
    """The raw body of the page `key`: the same ids in both languages, so that texts are matched."""
    return [
        {"type": table["type"], "value": value(table, records, path), "id": block_id(path)}
        for place, table in enumerate(tables)
        for path in [f"{key}/{place}"]
    ]


def block_id(path: str) -> str:
    return str(uuid5(NAMESPACE_URL, path))


def value(table: dict, records: Records, path: str):
    """The value of one block."""
    if table["type"] in PLAIN:
        return table["text"]
    return struct({key: item for key, item in table.items() if key != "type"}, records, path)


def struct(table: dict, records: Records, path: str) -> dict:
    return {key: part(key, item, records, f"{path}/{key}") for key, item in table.items()}


def part(key: str, item, records: Records, path: str):
    """One part of a block: a list, a record, a struct or a plain value."""
    if isinstance(item, list):
        kind = LISTS.get(key)
        return [
            {
                "type": "item",
                "id": block_id(f"{path}/{place}"),
                "value": records.key(kind, one)
                if kind
                else struct(one, records, f"{path}/{place}")
                if isinstance(one, dict)
                else one,
            }
            for place, one in enumerate(item)
        ]
    if isinstance(item, dict):
        return struct(item, records, path)
    return records.key(SINGLE[key], item) if key in SINGLE and item else item
