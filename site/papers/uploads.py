"""What may be sent as a document or a scan, judged by its content and not by its name."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from papers.archives import check_archive
from papers.pdfs import check_pdf, is_pdf
from pictures.uploads import MEGABYTE, check_size, clean_picture, plain_stem

#: Of documents; said once more in WAGTAILDOCS_EXTENSIONS, Wagtail would refuse a file twice.
ENDINGS = ("docx", "ods", "odt", "pdf", "xlsx", "zip")
SCANS = "application/pdf,image/heic,image/jpeg,image/png,image/webp"
SCAN_BYTES = 30 * MEGABYTE


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
    upload.name = f"{plain_stem(upload.name) or 'tai-lieu'}.{ending}"


def clean_scan(upload):
    """Checks a PDF, or writes the picture of a paper anew; raises ValidationError.

    By its content: phones and mail programs give either a wrong name.
    """
    check_size(upload, SCAN_BYTES)
    if is_pdf(upload):
        check_pdf(upload)
        upload.name = f"{plain_stem(upload.name) or 'tai-lieu'}.pdf"
    else:
        try:
            clean_picture(upload)
        except ValidationError as error:
            raise neither() if error.code == "not_a_picture" else error from error


def neither() -> ValidationError:
    return ValidationError(
        _("This is neither a PDF nor a picture that can be read. Send a PDF, or a photo."),
        code="not_a_paper",
    )


class PaperUpload(forms.FileField):
    """A PDF, or a picture of a paper."""

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": SCANS}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial and hasattr(upload, "content_type"):
            clean_scan(upload)
        return upload
