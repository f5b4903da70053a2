import pytest

from cms.roles import TRANSLATOR
from tests.factories.listed import listed_product


@pytest.fixture
def translator(enter):
    return enter(TRANSLATOR)


@pytest.fixture
def product(db):
    return listed_product(
        title_vi="Khóm Cầu Đúc", title_en="", summary_vi="Ngọt.", summary_en="Sweet."
    )
