"""A request that carries too much is stopped before anything of it is taken."""

import pytest
from django.test import RequestFactory

from config.bodies import bounded

LIMIT = 64 * 2**20


def answered(path: str, length):
    """The answer to a request that says it is so long; None where it is passed on."""
    request = RequestFactory().post(path)
    request.META["CONTENT_LENGTH"] = str(length)
    return bounded(lambda request: None)(request)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "says"), [("/vi/", "64 MB"), ("/en/", "more than 64 MB")])
def test_200_megabytes_are_refused_in_the_visitors_language(client, path, says):
    answer = client.post(path, **{"CONTENT_LENGTH": str(200 * 2**20)})
    assert answer.status_code == 413
    assert says in answer.content.decode()


def test_what_fits_is_passed_on():
    assert answered("/vi/", LIMIT) is None
    assert answered("/vi/", "") is None
    assert answered("/vi/", "many") is None
