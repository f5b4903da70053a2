"""Who acts for a producer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """An owner also says who else may come in; a helper does everything else."""

    # With a context: Wagtail calls whoever made a page its owner.
    OWNER = "owner", pgettext_lazy("of a producer", "Owner")
    HELPER = "helper", pgettext_lazy("of a producer", "Helper")


class MembershipQuerySet(models.QuerySet):
    def active(self):
        """Of people who have not left and whose account is open."""
        return self.filter(left_at=None, user__is_active=True)


class Membership(models.Model):
    """One person at one producer. Who leaves keeps the row, with the day: the trail names them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="producer_memberships",
        verbose_name=_("Person"),
    )
    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("Producer"),
    )
    role = models.CharField(_("Role"), max_length=8, choices=Role.choices)
    joined_at = models.DateTimeField(_("Joined"), auto_now_add=True)
    left_at = models.DateTimeField(_("Left"), null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at", "pk"]
        verbose_name = _("Producer’s person")
        verbose_name_plural = _("Producers’ people")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "producer"],
                condition=Q(left_at=None),
                name="membership_once",
            )
        ]

    def __str__(self):
        return f"{self.user.get_full_name() or self.user.email} ({self.get_role_display()})"

    @property
    def is_owner(self) -> bool:
        return self.role == Role.OWNER


class Invitation(models.Model):
    """A mail that lets its reader in, once: see `producers.people`."""

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("Producer"),
    )
    email = models.EmailField(_("E-mail"))
    role = models.CharField(_("Role"), max_length=8, choices=Role.choices, default=Role.OWNER)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("By"),
    )
    made_at = models.DateTimeField(_("Made"), auto_now_add=True)
    #: Accepted, or taken back.
    closed_at = models.DateTimeField(_("Closed"), null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Invitation")
        verbose_name_plural = _("Invitations")

    def __str__(self):
        return self.email
