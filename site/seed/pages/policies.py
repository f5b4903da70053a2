"""The policies that are built in, as pages that staff can edit."""

import re

from django.template.loader import render_to_string
from django.utils.translation import override

from cms.policies import POLICIES, Policy

SECTION = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


def policies() -> list[dict]:
    """A page for each, in the form of the files: heading, text, heading, text…"""
    return [page_of(policy) for policy in POLICIES.values()]


def page_of(policy: Policy) -> dict:
    page = {
        "type": "StandardPage",
        "key": f"policy-{policy.key}",
        "parent": "about",
        "policy": policy.key,
        "slug_vi": policy.slug_vi,
        "slug_en": policy.slug_en,
    }
    texts = {}
    for language in ("vi", "en"):
        with override(language):
            page[f"title_{language}"] = str(policy.title)
            texts[language] = SECTION.split(render_to_string(policy.template))[1:]
    kinds = ["heading", "prose"] * (len(texts["vi"]) // 2)
    page["body"] = [
        {"type": kind, "vi": one(vietnamese), "en": one(english)}
        for kind, vietnamese, english in zip(kinds, texts["vi"], texts["en"], strict=True)
    ]
    return page


def one(text: str) -> str:
    """On one line: rich text knows no line breaks between its elements."""
    return re.sub(r"\s*\n\s*", "", text).strip()
