"""Typo-tolerant search where the database can: trigrams on PostgreSQL."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

TABLES = ("catalogue_product", "catalogue_producer")


def add_indexes(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(
            f"CREATE INDEX {table}_trigram ON {table} USING gin (search_text gin_trgm_ops)"
        )


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP INDEX IF EXISTS {table}_trigram")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0034_productimage_picture_alter_product_code_and_more")]
    operations = [TrigramExtension(), migrations.RunPython(add_indexes, drop_indexes)]
