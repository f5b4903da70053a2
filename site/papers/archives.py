"""ZIP files, and the office files that are ZIP files inside: opened before they are kept."""

from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: What an office file of each kind must hold: name of a part → words in it.
PROOFS = {
    "docx": ("[Content_Types].xml", b"wordprocessingml.document.main+xml"),
    "xlsx": ("[Content_Types].xml", b"spreadsheetml.sheet.main+xml"),
    "odt": ("mimetype", b"application/vnd.oasis.opendocument.text"),
    "ods": ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
}
#: Parts that run: of Microsoft's files, and the folders of LibreOffice's.
MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/", "basic/", "scripts/")
#: What may lie in a plain ZIP file: pictures, films and papers of a press kit.
IN_ZIP = {
    *("avif", "jpg", "jpeg", "png", "webp", "mp4"),
    *("docx", "ods", "odt", "pdf", "xlsx", "csv", "txt"),
}
MEGABYTE = 1024 * 1024
UNPACKED_BYTES = 200 * MEGABYTE
#: Texts shrink to a tenth, tables to a fiftieth. Only of what is large is it asked.
MAX_RATIO = 200
ASKED_FROM = 10 * MEGABYTE
MAX_PARTS = 5000


def check_archive(upload, ending: str):
    """Raises ValidationError unless the file is what its ending says, and harmless to unpack."""
    try:
        with ZipFile(upload) as archive:
            parts = archive.infolist()
            check_bulk(parts, upload.size)
            check_open(parts)
            if ending == "zip":
                check_contents(parts)
            else:
                check_office(archive, ending)
            damaged = archive.testzip()
    except ValidationError:
        raise
    except Exception as error:  # zipfile raises whatever it stumbles on
        raise unreadable() from error
    if damaged:
        raise unreadable()
    upload.seek(0)


def unreadable() -> ValidationError:
    return ValidationError(
        _("This file is damaged, or not what its name says."), code="not_what_it_says"
    )


def check_bulk(parts: list[ZipInfo], size: int):
    """Not a bomb: by what its directory says, before anything is unpacked."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if (
        len(parts) > MAX_PARTS
        or packed > size  # parts that lie over each other
        or unpacked > UNPACKED_BYTES
        or unpacked > max(ASKED_FROM, MAX_RATIO * size)
    ):
        raise ValidationError(
            _("Unpacked, this file is far too large. Send its contents one by one."), code="bomb"
        )


def check_open(parts: list[ZipInfo]):
    if any(part.flag_bits & 1 for part in parts):
        raise locked()


def locked() -> ValidationError:
    return ValidationError(
        _("This file is locked with a password: visitors could not open it."), code="locked"
    )


def check_contents(parts: list[ZipInfo]):
    """Each file in a plain ZIP lies below it and is of a kind that is taken."""
    for part in parts:
        path = PurePosixPath(part.filename.replace("\\", "/"))
        strange = path.is_absolute() or ".." in path.parts or ":" in part.filename
        if strange or not (part.is_dir() or path.suffix[1:].lower() in IN_ZIP):
            raise ValidationError(
                _("“%(name)s” in this ZIP file cannot be taken. Take it out and send it again.")
                % {"name": path.name[:80]},
                code="contents",
            )


def check_office(archive: ZipFile, ending: str):
    """The part that names the kind is there, and nothing in the file runs."""
    name, words = PROOFS[ending]
    if name not in archive.namelist() or words not in archive.read(name):
        raise unreadable()
    names = [f"/{part}".lower() for part in archive.namelist()]
    if any(macro in one for macro in MACROS for one in names):
        raise ValidationError(
            _("This file has macros. Save it without them (docx, xlsx) and send that."),
            code="macros",
        )
