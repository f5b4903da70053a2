"""What is still missing before a draft can be sent: the plan's rules in a producer's words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from catalogue.listing_rules import check
from catalogue.models import OcopCertificate
from producers.drafts.candidate import candidate_of, readable
from producers.drafts.fields import form_for
from producers.models import Draft, DraftPaper

#: Rules that the shop looks after itself.
NOT_THEIRS = ("producer",)


@dataclass(frozen=True)
class Item:
    """One line of the list. `field`: where on the form it is mended ("photos" and "papers" are
    parts of it); `clause` of the plan; `theirs`: whether the producer can do something."""

    rule: str
    clause: str
    name: str
    message: str
    field: str
    passed: bool
    theirs: bool = True


#: Rule → (name, what to do, where).
WORDS = {
    "not_banned": (
        _("Not on the banned list"),
        _("These goods may not be sold here."),
        "restriction",
    ),
    "texts": (
        _("Name and introduction"),
        _("Write the name, and one sentence that introduces the product."),
        "title_vi",
    ),
    "brand": (_("Brand"), _("Write the brand that stands on the label."), "brand"),
    "packaging": (
        _("Packing"),
        _("Say how it is packed and sold, for example “hộp 150 g”."),
        "unit_vi",
    ),
    "origin": (_("Place of origin"), _("Choose where it comes from."), "place"),
    "producer": (
        _("Your own page"),
        _("The product is shown once the page about you has been approved."),
        "",
    ),
    "label": (_("Photo of the label"), _("Add a photo of the label on the pack."), "papers"),
    "barcode": (
        _("Bar code"),
        _("Type the figures under the bar code, or choose why there is none."),
        "upc",
    ),
    "food_safety": (
        _("Food-safety document"),
        _("Add a food-safety document that is in force, with its number and who issued it."),
        "papers",
    ),
    "price": (_("Price"), _("Say what price you wish for."), "price_wish"),
    "licence": (
        _("Licence for restricted goods"),
        _("Add the licence that is in force, with its number and who issued it."),
        "papers",
    ),
    "no_cure_claims": (
        _("No claim to cure"),
        _("Take out words of curing and treating: the law does not allow them for food and herbs."),
        "description_vi",
    ),
    "storage": (
        _("Storage and shelf life"),
        _("Choose how it is stored; for food, say how many days it keeps."),
        "storage",
    ),
    "picture": (
        _("Photo with a description"),
        _("Add a photo, and say in a few words what it shows."),
        "photos",
    ),
}


def product_items(draft: Draft) -> list[Item]:
    candidate, form = candidate_of(draft)
    items = [
        Item(
            found.rule,
            found.clause,
            *WORDS[found.rule],
            passed=found.passed,
            theirs=found.rule not in NOT_THEIRS,
        )
        for found in check(candidate)
    ]
    more = [shelf_item(form), *undescribed(draft), *numbers_taken(draft)]
    return [*items, *wrong_values(form), *more]


def undescribed(draft: Draft) -> list[Item]:
    """Some photos have no words for those who cannot see them. Where none has, another line says
    so: that of the picture."""
    described = [bool(photo.alt_vi) for photo in draft.photos.all()]
    if all(described) or not any(described):
        return []
    return [
        Item(
            "descriptions",
            "",
            _("What each photo shows"),
            _("Say of every photo in a few words what it shows, for visitors who cannot see it."),
            "photos",
            passed=False,
        )
    ]


def numbers_taken(draft: Draft) -> list[Item]:
    """A certificate whose number another one has."""
    papers = [one for one in draft.papers.all() if one.kind == DraftPaper.OCOP and not one.taken_at]
    numbers = [one.number for one in papers]
    taken = OcopCertificate.objects.filter(number__in=numbers) if numbers else ()
    return [
        Item(
            "certificate",
            "I.1",
            _("OCOP certificate"),
            _("An OCOP certificate of this number is known already. Check the number."),
            "papers",
            passed=False,
        )
        for _one in taken
    ]


def wrong_values(form) -> list[Item]:
    """A line for each field whose text cannot be read."""
    return [
        Item(f"field_{name}", "", form.fields[name].label, errors[0], name, passed=False)
        for name, errors in form.errors.items()
    ]


def shelf_item(form) -> Item:
    chosen = bool(readable(form).get("category") and readable(form).get("group"))
    return Item(
        "shelf",
        "I.1",
        _("OCOP group and shelf"),
        _("Choose the OCOP group and the shelf on which visitors look for it."),
        "group",
        passed=chosen,
    )


#: Of a producer's page: field → what to do.
PROFILE_NEEDS = {
    "name_vi": _("Write your name as it is registered."),
    "kind": _("Choose what kind of producer you are."),
    "summary_vi": _("Write one sentence that introduces you."),
    "story_vi": _("Tell your story: visitors buy from people."),
    "place": _("Choose where you are."),
    "address": _("Write the address, for the staff; you decide whether visitors see it."),
    "phone": _("Write a phone number, for the staff; you decide whether visitors see it."),
}


def profile_items(draft: Draft) -> list[Item]:
    form = form_for(draft)
    values = readable(form)
    needs = [
        Item(name, "I.2", form.fields[name].label, words, name, passed=bool(values.get(name)))
        for name, words in PROFILE_NEEDS.items()
        if name not in form.errors
    ]
    photo = Item(
        "photo",
        "I.2",
        *WORDS["picture"],
        passed=any(photo.alt_vi for photo in draft.photos.all()),
    )
    return [*needs, *wrong_values(form), photo, *undescribed(draft)]


def checklist(draft: Draft) -> list[Item]:
    """Every line, in the order of the form."""
    by_subject = {Draft.Subject.PRODUCT: product_items, Draft.Subject.PROFILE: profile_items}
    return by_subject[draft.subject](draft)


def missing(draft: Draft) -> list[Item]:
    """What the producer has still to do; empty: it can be sent."""
    return [item for item in checklist(draft) if item.theirs and not item.passed]
