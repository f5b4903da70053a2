"""Background work: rows in the database, done by `manage.py db_worker`."""

from config import env

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if not env.IS_PRODUCTION
        else "django_tasks_db.DatabaseBackend"
    }
}
