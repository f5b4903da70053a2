import pytest

from cms.roles import EDITOR


@pytest.fixture
def editor(enter):
    return enter(EDITOR)
