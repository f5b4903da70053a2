"""In a producer's file: its people and open invitations; staff invite and remove."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from producers import news, people
from producers.models.membership import Role


class InviteForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)


def people_of(producer, form=None) -> dict:
    """What the file's template shows of them."""
    persons = producer.memberships.active().select_related("user").order_by("joined_at", "pk")
    return {
        "persons": persons,
        "news_readers": news.readers([person.user_id for person in persons]),
        "invitations": people.open_invitations(producer),
        "invite_form": form or InviteForm(prefix="invite"),
    }


def invite(request, producer) -> tuple[int, InviteForm | None]:
    """(status, the form to be shown again); 302 where it is done."""
    form = InviteForm(request.POST, prefix="invite")
    if not form.is_valid():
        return 422, form
    try:
        people.invite(producer=producer, by=request.user, as_staff=True, **form.cleaned_data)
    except people.ActsAlready:
        form.add_error("email", _("This person acts for the producer already."))
        return 409, form
    return 302, None


def remove(request, producer) -> tuple[int, None]:
    membership = get_object_or_404(producer.memberships, pk=number(request.POST.get("pk")))
    done = people.remove(membership=membership, by=request.user, as_staff=True)
    return (302 if done else 409), None


def take_back(request, producer) -> tuple[int, None]:
    invitation = get_object_or_404(producer.invitations, pk=number(request.POST.get("pk")))
    done = people.take_back(invitation=invitation, by=request.user, as_staff=True)
    return (302 if done else 409), None


def number(text: str | None) -> int:
    """0, which is nobody's, for anything that is no number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0


ACTS = {"invite": invite, "remove": remove, "take_back": take_back}
