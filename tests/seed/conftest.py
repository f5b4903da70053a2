from pathlib import Path

import pytest
from django.db import transaction

from seed import sample


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """One worker for all of them, those without the data first: loading it takes longest."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.xdist_group("seed"))
    others = [item for item in items if item not in set(here)]
    items[:] = others + sorted(here, key=lambda item: "sample_data" in item.fixturenames)


@pytest.fixture(scope="package")
def sample_data(django_db_setup, django_db_blocker):
    """The sample data, loaded once; each test's changes are undone within."""
    with django_db_blocker.unblock(), transaction.atomic():
        sample.load_records(say=lambda line: None)
        yield
        transaction.set_rollback(True)
