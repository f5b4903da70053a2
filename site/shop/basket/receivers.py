"""Whoever signs in, by whichever door, keeps the basket."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from .merging import merge_at_login


@receiver(user_logged_in)
def merge_basket(sender, request, user, **kwargs):
    if request is not None:
        merge_at_login(request, user)
