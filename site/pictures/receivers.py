"""A saved picture gets its renditions."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from pictures.models import Picture
from pictures.renditions import make_renditions_of


@receiver(post_save, sender=Picture)
def queue_renditions(sender, instance, raw=False, **kwargs):
    """Left to a worker where there is one. A loaded fixture (`raw`) brings its own."""
    if not raw:
        transaction.on_commit(partial(make_renditions_of.enqueue, instance.pk))
