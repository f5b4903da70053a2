"""Pages are read; those that take something say so."""

from django.http import HttpResponseNotAllowed
from wagtail import hooks

SAFE = ("GET", "HEAD", "OPTIONS")


@hooks.register("before_serve_page", order=-1)
def refuse_other_methods(page, request, args, kwargs):
    methods = getattr(page, "methods", SAFE)
    return None if request.method in methods else HttpResponseNotAllowed(methods)
