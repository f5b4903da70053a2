"""Background work: rows in the database, done by `manage.py db_worker`.

Where no worker runs (tests, loading sample data) a job is done at once, where it is put.
"""

from config import env

HAS_WORKER = env.flag("HAS_WORKER", env.IS_PRODUCTION)
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if HAS_WORKER
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}
