import pytest

from pictures.sizes import SPECS
from seed.pictures import GOODS, add_picture
from seed.renditions import add_renditions

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return add_picture("HG001", title="Khóm", alt_vi="Khóm", alt_en="Pineapple", focus=GOODS)


def test_they_are_the_ones_that_pages_ask_for(picture, django_assert_num_queries):
    add_renditions()
    with django_assert_num_queries(1):
        found = picture.get_renditions(*SPECS)
    assert {rendition.width for rendition in found.values()} == {360, 600, 1200}


def test_they_are_made_once(picture):
    assert [add_renditions(), add_renditions()] == [1, 0]


def test_the_same_file_is_one_picture(picture):
    again = add_picture("HG001", title="Khác", alt_vi="Khác", alt_en="Other", focus=GOODS)
    assert again == picture
