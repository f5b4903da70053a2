"""What the filters above lists have in common."""

from django import forms

from shop.dashboard.bilingual import dress


class Filter(forms.Form):
    """The first field stands alone, the rest behind "More filters".

    A subclass has `narrow(queryset)`, asked once the answers are valid.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)

    def more_asked(self) -> bool:
        """Whether an answer stands behind "More filters"."""
        _first, *others = self.fields
        return self.is_bound and any(self[name].value() for name in others)
