"""Papers behind a product: label, food safety, licence."""

from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalogue.files import private_storage


class ProductDocument(models.Model):
    """A paper that a rule asks for. The file is private; `is_public` opens it to visitors."""

    class Kind(models.TextChoices):
        LABEL = "label", _("Photo of the label")
        FOOD_SAFETY = "food_safety", _("Food-safety document")
        LICENCE = "licence", _("Licence for restricted goods")
        TEST_REPORT = "test_report", _("Test report")
        AD_APPROVAL = "ad_approval", _("Approval of the advertising text")
        OTHER = "other", _("Other document")

    product = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.CASCADE,
        related_name="documents",
        verbose_name=_("Product"),
    )
    kind = models.CharField(_("Kind"), max_length=16, choices=Kind.choices)
    number = models.CharField(_("Number"), max_length=64, blank=True)
    issuer = models.CharField(_("Issuing body"), max_length=255, blank=True)
    issued_on = models.DateField(_("Date of issue"), null=True, blank=True)
    expires_on = models.DateField(_("Valid until"), null=True, blank=True, db_index=True)
    file = models.FileField(
        _("File"),
        upload_to="documents/",
        storage=private_storage,
        blank=True,
        validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png", "webp"])],
    )
    is_public = models.BooleanField(
        _("Visitors may see it"), default=False, help_text=_("On the trace page.")
    )

    class Meta:
        ordering = ["kind", "-issued_on", "pk"]
        verbose_name = pgettext_lazy("of a product", "Document")
        verbose_name_plural = pgettext_lazy("of a product", "Documents")

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}".strip()

    @property
    def is_current(self) -> bool:
        """Not expired today (Vietnam's date); a paper without an end date stays current."""
        return self.expires_on is None or self.expires_on >= timezone.localdate()
