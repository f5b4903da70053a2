"""The trail only grows: the database itself refuses to change or delete a line."""

from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER producer_event_no_{verb} BEFORE {verb} ON producers_producerevent
    BEGIN SELECT RAISE(ABORT, 'producers'' trails are append-only'); END"""
    for verb in ("update", "delete")
]
POSTGRESQL = [
    """CREATE FUNCTION producer_event_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'producers'' trails are append-only'
    USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER producer_event_append_only BEFORE UPDATE OR DELETE
    ON producers_producerevent FOR EACH ROW EXECUTE FUNCTION producer_event_append_only()""",
]
UNDO = {
    "sqlite": ["DROP TRIGGER producer_event_no_update", "DROP TRIGGER producer_event_no_delete"],
    "postgresql": [
        "DROP TRIGGER producer_event_append_only ON producers_producerevent",
        "DROP FUNCTION producer_event_append_only",
    ],
}


def guard(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("producers", "0002_trail")]
    operations = [migrations.RunPython(guard, unguard)]
