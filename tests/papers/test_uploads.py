"""Documents and scans are judged by what they are."""

import zlib
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from papers.uploads import PaperUpload, clean_document
from tests import memory
from tests.factories.files import OFFICE, PDF, drawn, office, photo, upload, zipped


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


@pytest.mark.parametrize(
    ("content", "sent", "kept"),
    [
        (PDF, "giay.pdf", "giay.pdf"),
        (PDF, "giay.jpg", "giay.pdf"),
        (PDF, "giay", "giay.pdf"),
        (PDF, "../...pdf", "tai-lieu.pdf"),
        (drawn(), "giay.pdf", "giay.jpg"),
        (drawn("HEIF"), "giay.heic", "giay.jpg"),
    ],
)
def test_a_scan_is_a_pdf_or_a_picture_by_its_content(content, sent, kept):
    assert PaperUpload().clean(upload(content, sent)).name == kept


def scan_refusal(content: bytes, name="giay.pdf") -> str:
    with pytest.raises(ValidationError) as error:
        PaperUpload().clean(upload(content, name))
    return error.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><script>", "not_a_paper"),
        (b"", "empty"),
        (office("xlsx"), "not_a_paper"),
        (b"<!DOCTYPE html>" + PDF, "not_a_paper"),
        (PDF[:-5], "damaged"),
        (drawn("PNG", (400, 400))[:300], "damaged"),
        (PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "locked"),
        (PDF.replace(b"/Root", b"/#45ncrypt<</V 4>> /Root"), "locked"),
    ],
)
def test_what_is_no_paper_is_refused_under_any_name(content, code):
    assert {scan_refusal(content, f"giay.{ending}") for ending in ("pdf", "jpg")} == {code}


ACTIONS = [
    b"<</S /JavaScript /JS (app.alert(1))>>",
    b"<</S /J#61v#61Script /JS (app.alert(1))>>",
    b"<</S /Launch /F (cmd.exe)>>",
    b"<</Type /EmbeddedFile>>",
    b"<</Subtype /RichMedia>>",
]


def packed(part: bytes, said=b"/Filter /FlateDecode") -> bytes:
    """A PDF with that in an object stream."""
    stream = zlib.compress(b"x" * 300_000 + part)
    begin = b"5 0 obj\n<</Type /ObjStm /N 1 " + said + b">>\nstream\r\n"
    return PDF.replace(b"trailer", begin + stream + b"\nendstream\nendobj\ntrailer")


@pytest.mark.parametrize("action", ACTIONS)
def test_a_pdf_that_holds_more_than_pages_is_refused(action):
    assert scan_refusal(PDF.replace(b"<<>>", action)) == "active"
    assert scan_refusal(packed(action)) == "active"
    assert refusal(packed(action), "a.pdf") == "active"


def test_a_pdf_whose_packed_parts_hold_pages_is_taken():
    content = packed(b"<</Type /Page>>")
    assert PaperUpload().clean(upload(content, "giay.pdf")).read() == content


@pytest.mark.parametrize(
    "content",
    [
        packed(b"<</Type /Page>>", said=b"/Filter [/ASCIIHexDecode /FlateDecode]"),
        packed(b"\0" * 70 * 2**20),
        PDF.replace(b"trailer", b"<</Type /ObjStm>>stream\nendstream trailer"),
    ],
)
def test_a_pdf_that_cannot_be_looked_through_is_refused(content):
    assert scan_refusal(content) == "active"


def test_a_pdf_is_looked_through_in_little_memory(tmp_path):
    """29 MB on disk, 63 MB unpacked: in a process that may take 40 MB more, the file mapped."""
    large = tmp_path / "giay.pdf"
    large.write_bytes(packed(b"\0" * 63 * 2**20).replace(b"<<>>", b"x" * 29 * 2**20))
    assert memory.outcome(LOOK_THROUGH, large) == "None"


LOOK_THROUGH = """
from papers.uploads import PaperUpload
allow(40)
print(refusal(PaperUpload(), on_disk(sys.argv[1], "giay.pdf")))
"""


def test_a_scan_does_not_tell_where_it_was_taken():
    assert not Image.open(PaperUpload().clean(upload(photo(), "giay.jpg"))).getexif()
