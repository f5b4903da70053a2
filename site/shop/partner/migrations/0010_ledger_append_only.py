"""The ledger only grows: the database itself refuses to change or delete a movement."""

from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER stock_movement_no_{verb} BEFORE {verb} ON partner_stockmovement
    BEGIN SELECT RAISE(ABORT, 'stock movements are append-only'); END"""
    for verb in ("update", "delete")
]
POSTGRESQL = [
    """CREATE FUNCTION stock_movement_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'stock movements are append-only'
    USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON partner_stockmovement
    FOR EACH ROW EXECUTE FUNCTION stock_movement_append_only()""",
]
UNDO = {
    "sqlite": ["DROP TRIGGER stock_movement_no_update", "DROP TRIGGER stock_movement_no_delete"],
    "postgresql": [
        "DROP TRIGGER stock_movement_append_only ON partner_stockmovement",
        "DROP FUNCTION stock_movement_append_only",
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
    dependencies = [("partner", "0009_partner_picture_partner_search_text_partner_ships_and_more")]
    operations = [migrations.RunPython(guard, unguard)]
