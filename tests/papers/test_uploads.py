"""Documents and scans are judged by what they are."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from papers.uploads import PaperUpload, clean_document
from tests.factories.files import OFFICE, drawn, office, photo, upload, zipped

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF"


def cleaned(content: bytes, name: str):
    file = upload(content, name)
    clean_document(file)
    return file


def refusal(content: bytes, name: str) -> str:
    """The code with which a file is refused."""
    with pytest.raises(ValidationError) as error:
        cleaned(content, name)
    return error.value.code


@pytest.mark.parametrize("ending", OFFICE)
def test_office_files_are_taken(ending):
    content = office(ending)
    assert cleaned(content, f"ke-hoach.{ending}").read() == content


def test_a_pdf_and_a_press_kit_are_taken():
    cleaned(PDF, "ke-hoach.pdf")
    cleaned(zipped(**{"Hình/Chợ nổi.jpg": drawn(), "Thông cáo.pdf": PDF}), "bao-chi.zip")


@pytest.mark.parametrize(
    "name", ["trang.html", "hinh.svg", "bang.xlsm", "cu.doc", "chay.exe", "khong-duoi"]
)
def test_other_kinds_are_refused(name):
    assert refusal(PDF, name) == "kind"


@pytest.mark.parametrize("ending", [*OFFICE, "pdf", "zip"])
def test_no_other_file_passes_under_a_taken_name(ending):
    for content in (b"<html><script>", b"MZ\x90", drawn(), PDF[1:]):
        assert refusal(content, f"a.{ending}") == "not_what_it_says"


@pytest.mark.parametrize("ending", OFFICE)
def test_an_office_file_is_of_the_kind_its_name_says(ending):
    other = next(kind for kind in OFFICE if kind != ending)
    assert refusal(office(other), f"a.{ending}") == "not_what_it_says"
    assert refusal(zipped(a="b"), f"a.{ending}") == "not_what_it_says"


@pytest.mark.parametrize(
    ("ending", "part"),
    [
        ("docx", "word/vbaProject.bin"),
        ("xlsx", "xl/macrosheets/sheet1.xml"),
        ("docx", "word/activeX/activeX1.bin"),
        ("odt", "Basic/Standard/Module1.xml"),
        ("ods", "Scripts/python/a.py"),
    ],
)
def test_a_file_with_macros_is_refused(ending, part):
    assert refusal(office(ending, **{part: "x"}), f"a.{ending}") == "macros"


def test_a_file_that_unpacks_to_far_too_much_is_refused():
    zeros = b"\0" * 40 * 2**20
    assert refusal(zipped(**{"a.txt": zeros}), "a.zip") == "bomb"
    assert refusal(office("xlsx", **{"xl/a.xml": zeros}), "a.xlsx") == "bomb"


def test_parts_that_lie_over_each_other_are_refused():
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("a.txt", "x" * 5000)
        archive.filelist *= 200
    assert refusal(content.getvalue(), "a.zip") == "bomb"


def test_a_locked_file_is_refused():
    assert refusal(PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "a.pdf") == "locked"
    marked = bytearray(zipped(**{"a.txt": "x"}))
    marked[marked.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(marked), "a.zip") == "locked"


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "b.zip", "../a.pdf", "C:/a.pdf"])
def test_a_zip_file_holds_only_what_is_taken_alone(name):
    assert refusal(zipped(**{name: "x"}), "a.zip") == "contents"


def test_a_damaged_archive_is_refused():
    content = office("docx")
    broken = content.replace(b"[Content_Types].xml", b"[Content_Types].xmm", 1)
    assert refusal(broken, "a.docx") == "not_what_it_says"
    assert refusal(content[:-30], "a.docx") == "not_what_it_says"


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(["docx", "odt", "zip", "pdf"]))
def test_no_broken_file_ends_in_an_error(noise, place, ending):
    whole = office(ending) if ending in OFFICE else zipped(**{"a.txt": "x" * 90})
    for content in (noise, whole[:place] + noise + whole[place:]):
        with suppress(ValidationError):
            cleaned(content, f"a.{ending}")


def test_too_large_a_document_is_refused(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert refusal(PDF, "a.pdf") == "too_large"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/Kế hoạch.pdf", "Kế hoạch.pdf"),
        ("Ke\u0302\u0301 hoạch.PDF", "Kế hoạch.pdf"),
        (".pdf", "tai-lieu.pdf"),
        ("a" * 200 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_a_name_becomes_plain(sent, kept):
    assert cleaned(PDF, sent).name == kept


def test_a_scan_is_a_pdf_or_a_picture_by_its_content():
    assert PaperUpload().clean(upload(PDF, "giay.pdf"))
    for name in ("giay.pdf", "giay.jpg"):
        with pytest.raises(ValidationError):
            PaperUpload().clean(upload(b"<html>", name))


def test_a_scan_does_not_tell_where_it_was_taken():
    assert not Image.open(PaperUpload().clean(upload(photo(), "giay.jpg"))).getexif()
