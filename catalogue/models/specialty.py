"""What the region is known for, and when."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import TranslatedRecord

MONTH = [MinValueValidator(1), MaxValueValidator(12)]


class Specialty(TranslatedRecord):
    """A regional specialty ("đặc sản"): pineapple of Cầu Đúc, knifefish, soursop…

    Its fresh products are in season from `season_starts` to `season_ends` (months, both
    included; October to February wraps the year). No months: all year.
    """

    slug_source = "name"
    name = models.CharField(_("Name"), max_length=128)
    slug = models.SlugField(_("Slug"), max_length=128)
    summary = models.CharField(_("In one sentence"), max_length=300, blank=True)
    other_names = models.CharField(_("Other names people search for"), max_length=255, blank=True)
    season_starts = models.PositiveSmallIntegerField(
        _("Season starts in month"), null=True, blank=True, validators=MONTH
    )
    season_ends = models.PositiveSmallIntegerField(
        _("Season ends in month"), null=True, blank=True, validators=MONTH
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("Specialty")
        verbose_name_plural = _("Specialties")

    def __str__(self):
        return self.name

    def is_in_season(self, month: int) -> bool:
        """Whether `month` (1 to 12) falls in the season; False where none is stated."""
        if not (self.season_starts and self.season_ends):
            return False
        if self.season_starts <= self.season_ends:
            return self.season_starts <= month <= self.season_ends
        return month >= self.season_starts or month <= self.season_ends


def season_of(month: int) -> models.Q:
    """Specialties in season in `month`, as a condition on them."""
    wraps = models.Q(season_starts__gt=models.F("season_ends"))
    begun = models.Q(season_starts__lte=month)
    not_over = models.Q(season_ends__gte=month)
    return (~wraps & begun & not_over) | (wraps & (begun | not_over))
