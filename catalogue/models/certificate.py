"""OCOP certificates."""

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.files import private_storage
from catalogue.querysets import CertificateQuerySet

#: Months that a certificate runs (Decision 148/QĐ-TTg of 2023, and 1048/QĐ-TTg of 2019 before it).
VALID_MONTHS = 36
#: Least points for each number of stars (the same decisions).
POINTS_FOR_STARS = {5: 90, 4: 70, 3: 50}


class OcopCertificate(models.Model):
    """Three to five stars for one product, for 36 months from the decision's date."""

    class Level(models.TextChoices):
        DISTRICT = "district", _("District (until 30 June 2025)")
        PROVINCE = "province", _("Province or city")
        NATIONAL = "national", _("National")

    class Criteria(models.TextChoices):
        OF_2019 = "2019", _("1048/QĐ-TTg (2019)")
        OF_2023 = "2023", _("148/QĐ-TTg (2023)")

    product = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.CASCADE,
        related_name="certificates",
        verbose_name=_("Product"),
    )
    stars = models.PositiveSmallIntegerField(_("Stars"), choices=[(n, str(n)) for n in (3, 4, 5)])
    points = models.PositiveSmallIntegerField(
        _("Points"),
        null=True,
        blank=True,
        validators=[MinValueValidator(50), MaxValueValidator(100)],
    )
    number = models.CharField(_("Certificate number"), max_length=64, unique=True)
    decision = models.CharField(_("Decision"), max_length=128)
    issued_on = models.DateField(_("Date of issue"))
    level = models.CharField(_("Issuing level"), max_length=16, choices=Level.choices)
    issuer = models.CharField(_("Issuing body"), max_length=255)
    criteria = models.CharField(
        _("Criteria"), max_length=4, choices=Criteria.choices, default=Criteria.OF_2023
    )
    scan = models.FileField(
        _("Scan"),
        upload_to="certificates/",
        storage=private_storage,
        blank=True,
        validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png", "webp"])],
    )
    valid_until = models.DateField(_("Valid until"), editable=False, db_index=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "-pk"]
        verbose_name = _("OCOP certificate")
        verbose_name_plural = _("OCOP certificates")

    def __str__(self):
        return f"{self.number} ({self.stars}★)"

    def save(self, *args, **kwargs):
        self.valid_until = self.issued_on + relativedelta(months=VALID_MONTHS)
        super().save(*args, **kwargs)

    def clean(self):
        least = POINTS_FOR_STARS.get(self.stars)
        if self.points is not None and least:
            most = {5: 100, 4: 89, 3: 69}[self.stars]
            if not least <= self.points <= most:
                raise ValidationError(
                    {
                        "points": _("%(stars)s stars need %(least)s to %(most)s points.")
                        % {"stars": self.stars, "least": least, "most": most}
                    }
                )
        if self.issued_on and self.issued_on > timezone.localdate():
            raise ValidationError({"issued_on": _("A certificate cannot be dated in the future.")})

    @property
    def is_valid(self) -> bool:
        """Whether it may be shown with its stars today (Vietnam's date)."""
        return self.issued_on <= timezone.localdate() <= self.valid_until
