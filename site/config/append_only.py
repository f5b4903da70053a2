"""Tables that only grow: the database itself refuses to change or delete a row."""

from django.db import migrations


def append_only(table: str, name: str) -> migrations.RunPython:
    """The step of a migration that puts triggers on `table`; theirs begin with `name`.

    What breaks it is an IntegrityError on SQLite and PostgreSQL.
    """
    guards = {"sqlite": sqlite(table, name), "postgresql": postgresql(table, name)}

    def guard(apps, schema_editor):
        for statement, _undo in guards[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    def unguard(apps, schema_editor):
        for _statement, undo in reversed(guards[schema_editor.connection.vendor]):
            schema_editor.execute(undo)

    return migrations.RunPython(guard, unguard)


def sqlite(table: str, name: str) -> list[tuple[str, str]]:
    """(what guards, what undoes it)."""
    return [
        (
            f"CREATE TRIGGER {name}_no_{verb} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
            f"DROP TRIGGER {name}_no_{verb}",
        )
        for verb in ("update", "delete")
    ]


def postgresql(table: str, name: str) -> list[tuple[str, str]]:
    """(what guards, what undoes it)."""
    return [
        (
            f"CREATE FUNCTION {name}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"DROP FUNCTION {name}_append_only",
        ),
        (
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}_append_only()",
            f"DROP TRIGGER {name}_append_only ON {table}",
        ),
    ]
