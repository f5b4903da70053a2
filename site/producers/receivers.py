"""Somebody deletes the account: they leave the producers, and are warned before."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from producers import people
from producers.access import memberships_of
from producers.models import ProducerEvent
from shop.customer import accounts


@receiver(accounts.deleting)
def part_with_producers(sender, user, **kwargs):
    people.part_with(user)


@receiver(accounts.warning)
def warn(sender, user, **kwargs) -> list[str]:
    memberships = list(memberships_of(user))
    warnings = [
        _("You are the only owner of %(producer)s. Make somebody else an owner first: nobody could "
          "say any more who may come in.") % {"producer": membership.producer.name_vi}
        for membership in memberships
        if people.is_last_owner(membership)
    ]  # fmt: skip
    if memberships or ProducerEvent.objects.filter(by=user).exists():
        warnings.append(
            _("You leave the producers that you act for. What you wrote there stays theirs, and "
              "their record keeps your name.")
        )  # fmt: skip
    return warnings
