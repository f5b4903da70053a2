"""Files as a browser sends them: honest ones, and others."""

import zlib
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

#: Kind → name of the part by which it is known, and what that part says.
OFFICE = {
    "docx": (
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ),
    "xlsx": (
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ),
    "odt": ("mimetype", "application/vnd.oasis.opendocument.text"),
    "ods": ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
}
#: The least that is a whole PDF.
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF"


def upload(content: bytes, name="anh.jpg", kind="image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=kind)


def drawn(kind="JPEG", size=(80, 60), mode="RGB", **options) -> bytes:
    """A picture file of one colour."""
    content = BytesIO()
    Image.new(mode, size).save(content, kind, **options)
    return content.getvalue()


def photo() -> bytes:
    """A JPEG lying on its side that tells where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "nhà của tôi"
    exif.get_ifd(0x8825)[1] = "N"
    notes = {"comment": b"at home", "xmp": b"<x:xmpmeta>at home</x:xmpmeta>"}
    return drawn(exif=exif, **notes)


def chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))


def huge_png(side=50_000) -> bytes:
    """A PNG of a few megabytes that would take gigabytes when decoded."""
    row = zlib.compressobj(9)
    black = b"\0" * (1 + side)
    data = b"".join(row.compress(black) for _ in range(side)) + row.flush()
    header = pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def zipped(**parts) -> bytes:
    """A ZIP file: name → what it holds."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def office(ending: str, **more) -> bytes:
    """An office file with nothing in it but what it must have."""
    name, says = OFFICE[ending]
    return zipped(**{name: says}, **more)
