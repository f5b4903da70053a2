"""The one search box over a list of names."""

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.text import fold
from shop.dashboard.filters import Filter


class NameFilter(Filter):
    """Finds by name in either language, marks and case aside.

    These lists are short (some hundred records), so they are folded here, not in the database.
    """

    q = forms.CharField(label=_("Name"), required=False, max_length=200)

    def narrow(self, records):
        words = fold(self.cleaned_data["q"]).split()
        found = [
            pk
            for pk, *names in records.values_list("pk", "name_vi", "name_en")
            if all(word in fold(" ".join(filter(None, names))) for word in words)
        ]
        return records.filter(pk__in=found)
