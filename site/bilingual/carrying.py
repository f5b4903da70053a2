"""For migrations: what older records know of their sources, in today's form."""

from functools import partial

from django.db import migrations

from bilingual.sources import fingerprint


def carried(record) -> dict:
    """`translated_from` of a record that kept only marks of its sources, or nothing at all.

    A source that has changed since is not known; English of which nothing is known is taken
    for a translation of the Vietnamese beside it.
    """
    names = [field.name for field in record._meta.get_fields() if field.name.endswith("_en")]
    kept = {}
    for name in (each.removesuffix("_en") for each in names if each != "slug_en"):
        english = getattr(record, f"{name}_en")
        if not english:
            continue
        vietnamese = getattr(record, f"{name}_vi") or ""
        mark = fingerprint(vietnamese)
        is_current = record.translated_from.get(name, {}).get("vi", mark) == mark
        kept[name] = {"en": fingerprint(english), "source": vietnamese if is_current else None}
    return kept


def carry_all(label: str, models: tuple[str, ...], apps, schema_editor):
    for name in models:
        model = apps.get_model(label, name)
        for record in model._base_manager.using(schema_editor.connection.alias).iterator():
            model._base_manager.filter(pk=record.pk).update(translated_from=carried(record))


def carry(label: str, *models: str) -> migrations.RunPython:
    """The step of a migration that brings these models of an app to today's form."""
    return migrations.RunPython(
        partial(carry_all, label, models), migrations.RunPython.noop, elidable=True
    )
