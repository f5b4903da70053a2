"""A page's links are known as soon as it is published."""

from django.dispatch import receiver
from wagtail.signals import page_published

from cms.links.collecting import collect
from cms.models import ContentPage


@receiver(page_published)
def collect_published(sender, instance, **kwargs):
    if isinstance(instance, ContentPage) and not instance.alias_of_id:
        collect(type(instance).objects.get(pk=instance.pk))
