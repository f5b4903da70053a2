"""What happens elsewhere and concerns producers: somebody deletes the account; staff give a
product to another producer."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from catalogue.models import Product
from producers import people
from producers.access import memberships_of
from producers.drafts.drafting import hand_over
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


@receiver(post_save, sender=Product)
def follow_product(sender, instance, created, raw=False, **kwargs):
    if not (created or raw):
        hand_over(instance)
