"""Each component in each of its states, in both languages."""

from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import override
from django.views.decorators.http import require_safe

from design.gallery.samples import STATES


def drawn(template: str, context: dict) -> list[tuple[str, str]]:
    """(language, HTML) of one state."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            anchor = f"{context.get('anchor', template)}-{language}"
            values = {**context, "LANGUAGE_CODE": language, "anchor": anchor}
            html = render_to_string(f"design/components/{template}.html", values)
            found.append((language, html))
    return found


@require_safe
def gallery(request):
    components = [
        (name, [(state, drawn(name, context)) for _name, state, context in states])
        for name, states in groupby(STATES, key=itemgetter(0))
    ]
    return render(request, "design/gallery.html", {"components": components, "noindex": True})
