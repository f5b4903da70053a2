import pytest
from django.db import transaction

from seed import sample


@pytest.fixture(scope="module")
def sample_data(django_db_setup, django_db_blocker):
    """The sample data, loaded once for a module; each test's changes are undone within."""
    with django_db_blocker.unblock(), transaction.atomic():
        sample.load_records(say=lambda line: None)
        yield
        transaction.set_rollback(True)
