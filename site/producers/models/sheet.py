"""A spreadsheet of products that a producer sent."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.files import private_storage


def sheet_name(row, filename: str) -> str:
    """No name that could be guessed, none of what the sender called it but the ending."""
    return f"sheets/{row.producer_id}/{uuid4().hex}.{filename.rpartition('.')[2].lower()}"


class Sheet(models.Model):
    """What was read of it, what it would do, and how far that is. Kept for 30 days
    (`producers.sheets.forgetting`); its rows only until they are taken over.
    """

    class State(models.TextChoices):
        WRONG = "wrong", _("Has errors")
        READY = "ready", _("Ready to be taken over")
        WAITING = "waiting", _("Being taken over")
        TAKEN = "taken", _("Taken over")
        FAILED = "failed", _("Not taken over")

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.CASCADE,
        related_name="sheets",
        verbose_name=_("Producer"),
    )
    file = models.FileField(_("File"), storage=private_storage, upload_to=sheet_name)
    filename = models.CharField(_("Name of the file"), max_length=100)
    #: In which its errors were written down.
    language = models.CharField(_("Language"), max_length=2)
    state = models.CharField(_("State"), max_length=8, choices=State.choices, db_index=True)
    #: [{"number", "texts", "problems"}, …], see `producers.sheets.reading.Row`.
    rows = models.JSONField(default=list, editable=False)
    #: [{"row", "name", "verb", …}, …], see `producers.sheets.checking.Step`.
    steps = models.JSONField(default=list, editable=False)
    #: [{"row", "column", "text"}, …].
    errors = models.JSONField(_("Errors"), default=list, editable=False)
    row_count = models.PositiveSmallIntegerField(_("Rows"), default=0)
    new_count = models.PositiveSmallIntegerField(_("New products"), default=0)
    change_count = models.PositiveSmallIntegerField(_("Changes"), default=0)
    #: Rows that the job has looked through once more.
    progress = models.PositiveSmallIntegerField(_("Progress"), default=0)
    #: Something was changed elsewhere since it was looked through.
    is_overtaken = models.BooleanField(default=False, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("By"),
    )
    sent_at = models.DateTimeField(_("Sent"), default=timezone.now, editable=False)
    taken_at = models.DateTimeField(_("Taken over at"), null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Spreadsheet of products")
        verbose_name_plural = _("Spreadsheets of products")

    def __str__(self):
        return self.filename

    @property
    def same_count(self) -> int:
        """Rows that change nothing; of a sheet without errors."""
        return self.row_count - self.new_count - self.change_count
