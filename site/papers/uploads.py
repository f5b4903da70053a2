"""What may be sent as a document or a scan, judged by its content and not by its name."""

import re
import unicodedata

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from papers.archives import check_archive, locked
from pictures.uploads import MEGABYTE, check_size, clean_picture

#: Of documents; said once more in WAGTAILDOCS_EXTENSIONS, Wagtail would refuse a file twice.
ENDINGS = ("docx", "ods", "odt", "pdf", "xlsx", "zip")
SCANS = "application/pdf,image/heic,image/jpeg,image/png,image/webp"
SCAN_BYTES = 30 * MEGABYTE
#: In a PDF's trailer, which is never packed.
ENCRYPTED = re.compile(rb"/Encrypt\s*(<<|\d+\s+\d+\s+R)")


def ending_of(upload) -> str:
    return upload.name.rpartition(".")[2].lower()


def clean_document(upload):
    """Checks a file for visitors to take home, and gives it a plain name; raises
    ValidationError."""
    check_size(upload, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    ending = ending_of(upload)
    if ending not in ENDINGS:
        raise ValidationError(
            _("Files of this kind cannot be taken, only these: %(endings)s.")
            % {"endings": ", ".join(ENDINGS)},
            code="kind",
        )
    if ending == "pdf":
        check_pdf(upload)
    else:
        check_archive(upload, ending)
    stem = unicodedata.normalize("NFC", upload.name.rpartition(".")[0])
    upload.name = f"{stem[:80].strip('. ') or 'tai-lieu'}.{ending}"


def clean_scan(upload):
    """Checks a PDF, or writes the picture of a paper anew; raises ValidationError."""
    if ending_of(upload) == "pdf":
        check_size(upload, SCAN_BYTES)
        check_pdf(upload)
    else:
        clean_picture(upload)


def check_pdf(upload):
    """Raises ValidationError for what is not a PDF, or asks for a password."""
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    if not content.startswith(b"%PDF-"):
        raise ValidationError(
            _("This is not a PDF file, though its name says so."), code="not_what_it_says"
        )
    if ENCRYPTED.search(content):
        raise locked()


class PaperUpload(forms.FileField):
    """A PDF, or a picture of a paper."""

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": SCANS}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial and hasattr(upload, "content_type"):
            clean_scan(upload)
        return upload
