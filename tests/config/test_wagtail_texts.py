"""Staff work in Vietnamese: what Wagtail and wagtail-localize lack of it stands in locale/."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps

from launch.paths import ROOT
from tests.config.test_translations import is_settled

OURS = ROOT / "locale/vi/LC_MESSAGES"


def catalogue(file: Path) -> dict:
    """{(msgid, context): message} of a file; empty where there is none."""
    if not file.exists():
        return {}
    with file.open("rb") as texts:
        return {(message.id, message.context): message for message in read_po(texts) if message.id}


def folders() -> list[Path]:
    """Where the texts of Wagtail's installed parts lie."""
    packages = [app for app in apps.get_app_configs() if app.name.startswith("wagtail")]
    return [Path(app.path) / "locale" for app in packages if (Path(app.path) / "locale").exists()]


@pytest.mark.parametrize(("domain", "ours"), [("django", "wagtail"), ("djangojs", "djangojs")])
def test_every_text_of_the_editor_is_vietnamese(domain, ours):
    own = catalogue(OURS / f"{ours}.po")
    missing = []
    for folder in folders():
        known = catalogue(folder / f"vi/LC_MESSAGES/{domain}.po") | own
        for key in catalogue(folder / f"en/LC_MESSAGES/{domain}.po"):
            if not (key in known and is_settled(known[key])):
                missing.append(key)
    assert missing == []


@pytest.mark.parametrize("ours", ["wagtail", "djangojs"])
def test_placeholders_survive_translation(ours):
    with (OURS / f"{ours}.po").open("rb") as file:
        texts = read_po(file, abort_invalid=True)
    # Babel holds plurals against the singular, which may name no number.
    single = [message for message in texts if message.id and not message.pluralizable]
    wrong = {message.id: errors for message in single if (errors := list(message.check(texts)))}
    assert wrong == {}
