"""PDF files: looked through before they are kept. They stay as they were sent, since a signature
over one would not survive its being written anew; so what could run in them is refused.
"""

import mmap
import re
import zlib
from contextlib import contextmanager
from io import UnsupportedOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from papers.archives import locked

MEGABYTE = 1024 * 1024
#: The end of a file that did not arrive whole is missing. Some programs write a little after it.
END, END_WITHIN = b"%%EOF", 2048
#: What is packed in the file: at most so much of it is looked through.
UNPACKED_BYTES = 64 * MEGABYTE
PIECE = 256 * 1024
#: Longer than any word looked for, every letter of it written as its number.
OVERLAP = 64
STREAM = re.compile(rb"stream\r?\n")


def named(*words: str) -> bytes:
    """An expression for a name in a PDF, any letter of which may be written as #41."""
    spelt = ("".join(f"(?:{one}|#{ord(one):02x}|#{ord(one):02X})" for one in w) for w in words)
    return f"/(?:{'|'.join(spelt)})".encode()


#: In a PDF's trailer, which is never packed.
ENCRYPTED = re.compile(named("Encrypt") + rb"\s*(<<|\d+\s+\d+\s+R)")
#: Programs, calls of other programs, files inside the file, films.
ACTIVE = re.compile(named("JavaScript", "Launch", "EmbeddedFile", "RichMedia"))
#: Where newer files pack their parts.
PACKED = re.compile(named("ObjStm"))
#: How parts are packed, other than in the one way that is usual.
OTHER_PACKING = re.compile(named("ASCIIHex", "ASCII85", "LZW", "RunLength", "Crypt"))


def is_pdf(upload) -> bool:
    upload.seek(0)
    start = upload.read(5)
    upload.seek(0)
    return start == b"%PDF-"


def check_pdf(upload):
    """Raises ValidationError for what is no PDF or not a whole one, asks for a password, or holds
    more than pages."""
    if not is_pdf(upload):
        raise ValidationError(
            _("This is not a PDF file, though its name says so."), code="not_what_it_says"
        )
    with content_of(upload) as content:
        if content.rfind(END, max(0, len(content) - END_WITHIN)) < 0:
            raise ValidationError(
                _("This PDF is damaged, or did not arrive whole. Save it anew and send that."),
                code="damaged",
            )
        if ENCRYPTED.search(content):
            raise locked()
        if ACTIVE.search(content) or hides_something(content):
            raise more_than_pages()
    upload.seek(0)


def more_than_pages() -> ValidationError:
    return ValidationError(
        _(
            "This PDF has programs or other files inside. Print it to a new PDF file"
            " (Print, Save as PDF), or send a photo of the paper."
        ),
        code="active",
    )


@contextmanager
def content_of(upload):
    """Its bytes; of a file on disk, without reading it into memory."""
    try:
        number = upload.file.fileno()
    except (AttributeError, UnsupportedOperation):
        upload.seek(0)
        yield upload.read()
        return
    with mmap.mmap(number, 0, access=mmap.ACCESS_READ) as content:
        yield content


def packed_parts(content):
    """The file's packed parts: what is said of each → where it begins."""
    end = 0
    for found in PACKED.finditer(content):
        if found.end() <= end:
            continue
        stream = STREAM.search(content, found.end())
        if stream is None:
            return
        end = stream.end()
        said_from = content.rfind(b"obj", 0, found.start()) + 1
        yield content[max(said_from, found.start() - 8192) : min(end, found.end() + 8192)], end


def hides_something(content) -> bool:
    """Whether a packed part holds more than pages, or cannot be looked through."""
    left = UNPACKED_BYTES
    for said, start in packed_parts(content):
        if OTHER_PACKING.search(said):
            return True
        try:
            before = b""
            for text in unpacked(content, start):
                left -= len(text)
                if left < 0 or ACTIVE.search(before + text):
                    return True
                before = text[-OVERLAP:]
        except zlib.error:
            return True
    return False


def unpacked(content, start: int):
    """What is packed from there on, piece by piece."""
    unpacking, piece = zlib.decompressobj(), b""
    while not unpacking.eof and (piece or start < len(content)):
        if not piece:
            piece, start = content[start : start + PIECE], start + PIECE
        yield unpacking.decompress(piece, PIECE)
        piece = unpacking.unconsumed_tail
