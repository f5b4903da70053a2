"""What a producer wants the shop to show, until staff have approved it."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.files import private_storage
from catalogue.models import OcopCertificate, ProductDocument


def hidden_name(row, filename: str) -> str:
    """No name that could be guessed, none of what the sender called it but the ending."""
    return f"drafts/{row.draft_id}/{uuid4().hex}.{filename.rpartition('.')[2].lower()}"


class Draft(models.Model):
    """A product, or the producer's own page, as the producer writes it: one for each, kept for
    good. What visitors see is the product or producer itself, which only approval changes.

    `texts` {field: what was typed} may be incomplete and wrong; `base` is how the live record read
    when this round of editing began, so that only what the producer changed is taken over.
    """

    class State(models.TextChoices):
        WRITING = "writing", _("Draft")
        SUBMITTED = "submitted", _("Sent for review")
        CHANGES = "changes", _("Changes requested")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn from the shop")

    class Subject(models.TextChoices):
        PRODUCT = "product", _("Product")
        PROFILE = "profile", _("The producer’s page")

    #: Those in which the producer may write.
    OPEN = (State.WRITING, State.CHANGES)

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.PROTECT,
        related_name="drafts",
        verbose_name=_("Producer"),
    )
    subject = models.CharField(_("About"), max_length=8, choices=Subject.choices)
    product = models.OneToOneField(
        "catalogue.Product",
        on_delete=models.PROTECT,
        null=True,
        related_name="draft",
        verbose_name=_("Product"),
    )
    state = models.CharField(
        _("State"), max_length=12, choices=State.choices, default=State.WRITING, db_index=True
    )
    texts = models.JSONField(_("Texts"), default=dict)
    base = models.JSONField(default=dict, editable=False)
    #: Grows with each change of any part: who acts on an older one is told.
    edition = models.PositiveIntegerField(default=1, editable=False)
    edited_at = models.DateTimeField(_("Last changed"), default=timezone.now, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("By"),
    )
    submitted_at = models.DateTimeField(_("Sent"), null=True, editable=False)
    #: Of restricted goods: the first of two who approve.
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("First approval by"),
    )

    class Meta:
        ordering = ["-edited_at", "-pk"]
        verbose_name = _("Draft")
        verbose_name_plural = _("Drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["producer"], condition=Q(subject="profile"), name="draft_profile_once"
            ),
            models.CheckConstraint(
                condition=Q(subject="product") | Q(product=None), name="draft_product_of_product"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """What people call it: the name typed last, in Vietnamese."""
        if self.subject == self.Subject.PROFILE:
            return self.producer.name_vi
        return self.texts.get("title_vi") or str(_("(no name yet)"))

    @property
    def is_open(self) -> bool:
        """Whether the producer may write in it."""
        return self.state in self.OPEN


class DraftPhoto(models.Model):
    """A photo to be shown. Private until approval makes a `Picture` of it, cropped."""

    class Shape(models.TextChoices):
        WHOLE = "whole", _("The whole photo")
        SQUARE = "square", _("Square")
        WIDE = "wide", _("Landscape 6:5")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="photos")
    #: Once shown: what stands on the live record. Without a file then.
    picture = models.ForeignKey(
        "pictures.Picture", on_delete=models.PROTECT, null=True, related_name="+"
    )
    file = models.FileField(storage=private_storage, upload_to=hidden_name, blank=True)
    #: At most 800 px wide, for the producer's own pages.
    preview = models.FileField(storage=private_storage, upload_to=hidden_name, blank=True)
    preview_width = models.PositiveSmallIntegerField(null=True, editable=False)
    preview_height = models.PositiveSmallIntegerField(null=True, editable=False)
    alt_vi = models.CharField(_("What it shows, in Vietnamese"), max_length=255, blank=True)
    alt_en = models.CharField(_("What it shows, in English"), max_length=255, blank=True)
    shape = models.CharField(_("Cut"), max_length=8, choices=Shape.choices, default=Shape.WHOLE)
    across = models.PositiveSmallIntegerField(
        _("What is kept, from left to right"), default=50, validators=[MaxValueValidator(100)]
    )
    down = models.PositiveSmallIntegerField(
        _("What is kept, from top to bottom"), default=50, validators=[MaxValueValidator(100)]
    )
    order = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("Photo of a draft")
        verbose_name_plural = _("Photos of drafts")

    def __str__(self):
        return self.alt_vi or str(self.pk)


class DraftPaper(models.Model):
    """A certificate or document that the producer hands in with a draft. Always private."""

    OCOP = "ocop"
    KINDS = (*ProductDocument.Kind.choices, (OCOP, _("OCOP certificate")))

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("Kind"), max_length=16, choices=KINDS)
    number = models.CharField(_("Number"), max_length=64, blank=True)
    issuer = models.CharField(_("Issuing body"), max_length=255, blank=True)
    issued_on = models.DateField(_("Date of issue"), null=True, blank=True)
    expires_on = models.DateField(_("Valid until"), null=True, blank=True)
    stars = models.PositiveSmallIntegerField(
        _("Stars"), null=True, blank=True, choices=[(n, str(n)) for n in (3, 4, 5)]
    )
    level = models.CharField(
        _("Issuing level"), max_length=16, choices=OcopCertificate.Level.choices, blank=True
    )
    decision = models.CharField(_("Decision"), max_length=128, blank=True)
    file = models.FileField(_("File"), storage=private_storage, upload_to=hidden_name)
    #: Taken into the product's own papers.
    taken_at = models.DateTimeField(null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Paper of a draft")
        verbose_name_plural = _("Papers of drafts")

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}".strip()

    @property
    def is_current(self) -> bool:
        """As of a `ProductDocument`: not expired today (Vietnam's date)."""
        return self.expires_on is None or self.expires_on >= timezone.localdate()
