"""Photos of drafts: what is cut, what is refused, what is forgotten."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from producers.drafts import drafting, photos
from producers.drafts.photos import check_sharp_enough, cut
from producers.models import Draft
from tests.factories.drafts import complete_draft, complete_profile, photo_upload
from tests.factories.producers import member

pytestmark = pytest.mark.django_db
SIDE = st.integers(600, 1500)
SHARE = st.integers(0, 100)


@pytest.fixture
def person():
    return member()


@pytest.fixture
def draft(person):
    return drafting.begin(producer=person.producer, by=person.user)


def size_of(file) -> tuple[int, int]:
    with file.open("rb") as source, Image.open(BytesIO(source.read())) as picture:
        return picture.size


@given(SIDE, SIDE, SHARE, SHARE, st.sampled_from(["whole", "square", "wide"]))
def test_a_cut_lies_within_the_photo_and_has_its_shape(width, height, across, down, shape):
    part = cut(Image.new("L", (width, height)), shape, across, down)
    assert part.width <= width and part.height <= height
    if shape == "square":
        assert part.width == part.height == min(width, height)
    if shape == "wide":
        assert abs(part.width * 5 - part.height * 6) <= 6
    assert part.width == width or part.height == height


def test_the_cut_keeps_the_side_that_was_chosen():
    photo = Image.new("L", (1000, 600), 0)
    photo.paste(255, (400, 0, 1000, 600))
    assert cut(photo, "square", 100, 50).getextrema() == (255, 255)
    assert cut(photo, "square", 0, 50).getextrema() == (0, 255)


def test_a_preview_shows_the_cut_and_is_small(draft, person):
    upload = photo_upload(size=(1600, 900))
    photo = photos.add(draft=draft, upload=upload, by=person.user)
    assert size_of(photo.preview) == (photo.preview_width, photo.preview_height) == (800, 450)
    photos.change(photo=photo, by=person.user, shape="square", across=50, down=50)
    photo.refresh_from_db()
    assert size_of(photo.preview) == (800, 800)
    assert size_of(photo.file) == (1600, 900)


def test_a_photo_too_small_to_be_shown_is_refused_with_its_size():
    with pytest.raises(ValidationError, match="800.*300"):
        check_sharp_enough(photo_upload(size=(800, 300)))


@pytest.mark.parametrize("begin", [complete_draft, complete_profile])
def test_at_most_eight_are_shown(begin, person):
    draft = begin(person)
    for _n in range(photos.MOST_PHOTOS - 1):
        photos.add(draft=draft, upload=photo_upload(size=(600, 600)), by=person.user)
    with pytest.raises(drafting.TooMany):
        photos.add(draft=draft, upload=photo_upload(), by=person.user)


@pytest.mark.django_db(transaction=True)
def test_a_removed_photo_leaves_no_file():
    person = member()
    draft = drafting.begin(producer=person.producer, by=person.user)
    photo = photos.add(draft=draft, upload=photo_upload(), by=person.user)
    storage, names = photo.file.storage, [photo.file.name, photo.preview.name]
    assert all(storage.exists(name) for name in names)
    photos.remove(photo=photo, by=person.user)
    assert not any(storage.exists(name) for name in names)


@pytest.mark.django_db(transaction=True)
def test_a_discarded_draft_leaves_no_file():
    person = member()
    draft = drafting.begin(producer=person.producer, by=person.user)
    photo = photos.add(draft=draft, upload=photo_upload(), by=person.user)
    drafting.discard(draft=draft, by=person.user)
    assert not photo.file.storage.exists(photo.file.name)


def test_each_change_is_a_new_edition(draft, person):
    photo = photos.add(draft=draft, upload=photo_upload(), by=person.user)
    photos.change(photo=photo, by=person.user, alt_vi="Chả cá")
    photos.remove(photo=photo, by=person.user)
    assert Draft.objects.get().edition == draft.edition + 3


def test_files_have_names_that_nobody_can_guess(draft, person):
    photo = photos.add(draft=draft, upload=photo_upload("../../giay phep.jpg"), by=person.user)
    folder, name = photo.file.name.rsplit("/", 1)
    assert folder == f"drafts/{draft.pk}" and len(name.split(".")[0]) == 32
