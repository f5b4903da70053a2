"""A picture is judged by what it is, and written anew."""

import zlib
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from pictures.uploads import LONGEST_SIDE, PictureUpload
from tests import memory
from tests.factories.files import chunk, drawn, huge_png, photo, upload

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SCRIPT = b"GIF89a/*\x01\x00\x00;*/=1;alert(1)"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def kept(content: bytes, name="anh.jpg"):
    return PictureUpload().clean(upload(content, name))


def refusal(content: bytes, name="anh.jpg") -> str:
    """The code with which a file is refused."""
    with pytest.raises(ValidationError) as error:
        kept(content, name)
    return error.value.code


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green")]
    content = BytesIO()
    frames[0].save(content, kind, save_all=True, append_images=frames[1:], duration=100)
    return content.getvalue()


@pytest.mark.parametrize(
    ("kind", "ending", "kept_as"),
    [
        ("JPEG", "jpg", "JPEG"),
        ("PNG", "png", "PNG"),
        ("WEBP", "webp", "WEBP"),
        ("AVIF", "avif", "AVIF"),
        ("HEIF", "jpg", "JPEG"),
        ("MPO", "jpg", "JPEG"),
    ],
)
def test_pictures_are_taken_and_named_by_what_they_are(kind, ending, kept_as):
    file = kept(drawn(kind), name="anh.PNG.jpg")
    assert file.name == f"anh.PNG.{ending}"
    assert Image.open(file).format == kept_as


@pytest.mark.parametrize(
    "content",
    [SVG, SCRIPT, b"<html><script>alert(1)</script>", drawn("GIF"), drawn("TIFF"), b"\0" * 64],
)
def test_anything_else_is_refused_whatever_its_name(content):
    assert refusal(content) == "not_a_picture"


@given(st.binary(max_size=300), st.integers(0, 600))
def test_no_broken_file_is_taken_and_none_ends_in_an_error(noise, place):
    photo = drawn()
    for content in (noise, photo[:place] + noise):
        try:
            file = kept(content)
        except ValidationError:
            continue
        Image.open(file).load()


def test_a_picture_cut_off_is_called_damaged():
    whole = drawn("PNG", (400, 400))
    assert refusal(whole[: len(whole) // 2]) == "damaged"


def test_what_follows_a_picture_is_not_kept():
    file = kept(drawn() + b"<script>alert(1)</script>")
    assert b"script" not in file.read()


def test_where_a_photo_was_taken_is_removed_and_it_stands_upright():
    file = kept(photo())
    picture = Image.open(file)
    assert picture.size == (60, 80)
    assert not picture.getexif()
    assert not {"comment", "xmp", "exif"} & set(picture.info)
    file.seek(0)
    assert b"at home" not in file.read()


def test_notes_in_a_png_are_removed():
    notes = PngInfo()
    notes.add_text("Comment", "<script>at home</script>")
    notes.add_itxt("XML:com.adobe.xmp", "at home", zip=True)
    file = kept(drawn("PNG", pnginfo=notes))
    assert not Image.open(file).info
    file.seek(0)
    assert b"home" not in file.read()


def test_the_place_is_removed_from_every_kind():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    for kind in ("PNG", "WEBP", "AVIF", "HEIF", "MPO"):
        assert not Image.open(kept(drawn(kind, exif=exif))).getexif()


def test_how_to_read_its_colours_is_kept():
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        assert Image.open(kept(drawn(kind, icc_profile=SRGB))).info["icc_profile"] == SRGB


def test_a_profile_that_is_none_or_for_other_colours_is_not_kept():
    for profile in (b"<script>", SRGB):
        grey = Image.open(kept(drawn("PNG", mode="L", icc_profile=profile)))
        assert "icc_profile" not in grey.info


@pytest.mark.parametrize(
    ("kind", "mode", "kept_in"),
    [
        ("JPEG", "CMYK", "RGB"),
        ("JPEG", "L", "L"),
        ("PNG", "P", "RGB"),
        ("PNG", "1", "L"),
        ("PNG", "LA", "RGBA"),
        ("PNG", "I;16", "L"),
    ],
)
def test_colours_become_those_that_browsers_know(kind, mode, kept_in):
    assert Image.open(kept(drawn(kind, mode=mode))).mode == kept_in


def test_sixteen_bits_of_grey_keep_their_tone():
    content = BytesIO()
    Image.new("I;16", (20, 20), 128 * 256).save(content, "PNG")
    assert Image.open(kept(content.getvalue())).getpixel((0, 0)) == 128


def test_sixteen_bits_of_each_colour_become_eight():
    header = pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0)
    data = zlib.compress(b"\0" + pack(">HHH", 65535, 128 * 256, 0))
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    picture = Image.open(kept(b"\x89PNG\r\n\x1a\n" + chunks))
    assert picture.getpixel((0, 0)) == (255, 128, 0)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture_is_refused(kind):
    assert refusal(moving(kind)) == "animated"


def test_a_large_photo_is_kept_smaller():
    picture = Image.open(kept(drawn(size=(7296, 5472))))
    assert picture.size == (LONGEST_SIDE, 2880)


def test_a_small_picture_keeps_its_size():
    assert Image.open(kept(drawn(size=(1, 3)))).size == (1, 3)


def test_too_many_pixels_are_refused(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    assert refusal(drawn()) == "too_many_pixels"


def test_a_bomb_is_refused_without_being_decoded(tmp_path):
    """In a process that may take 100 MB more; decoded, the bomb has 2.5 GB."""
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(huge_png())
    assert memory.outcome(OPEN_BOMB, bomb) == "too_many_pixels"


OPEN_BOMB = """
from pictures.uploads import PictureUpload
upload = small(sys.argv[1], "anh.png")
allow(100)
print(refusal(PictureUpload(), upload))
"""


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path):
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.write(drawn())
        file.truncate(200 * 2**20)
    assert memory.outcome(OPEN_LARGE, large) == "too_large too_large"


OPEN_LARGE = """
from papers.uploads import PaperUpload
from pictures.uploads import PictureUpload
allow(30)
uploads = [on_disk(sys.argv[1], "anh.jpg") for _ in range(2)]
print(refusal(PictureUpload(), uploads[0]), refusal(PaperUpload(), uploads[1]))
"""


def test_too_large_a_file_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    assert refusal(drawn()) == "too_large"


@pytest.mark.parametrize(
    ("sent", "kept_as"),
    [
        ("../../etc/anh.jpg", "anh.jpg"),
        ("/etc/passwd", "passwd.jpg"),
        ("C:\\anh\x00.php.jpg", "C:\\anh.php.jpg"),
        ("....jpg", "anh.jpg"),
        (".htaccess", "anh.jpg"),
        ("anh\u202egpj.exe", "anhgpj.jpg"),
        ("A\u0309nh.jpg", "Ảnh.jpg"),
        ("a" * 300 + ".jpg", "a" * 80 + ".jpg"),
    ],
)
def test_a_name_becomes_plain(sent, kept_as):
    assert kept(drawn(), name=sent).name == kept_as


def test_a_file_on_disk_is_overwritten_there():
    with TemporaryUploadedFile("anh.jpg", "image/jpeg", 0, None) as file:
        content = photo()
        file.write(content)
        file.size = len(content)
        PictureUpload().clean(file)
        on_disk = Path(file.temporary_file_path()).read_bytes()
    assert b"Exif" not in on_disk
    assert Image.open(BytesIO(on_disk)).size == (60, 80)
