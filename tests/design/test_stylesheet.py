"""One stylesheet, composed in a stated order; the policy of the pages allows no other style."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from config.env import ROOT
from design import stylesheet


def test_tokens_come_first_and_pages_last():
    names = [path.relative_to(stylesheet.PARTS).parts[0] for path in stylesheet.parts()]
    assert names[:2] == ["tokens.css", "base.css"]
    assert names[2:] == sorted(names[2:])


def test_each_part_is_in_it():
    written = set(stylesheet.PARTS.rglob("*.css"))
    assert set(stylesheet.parts()) == written


def test_static_files_offer_it():
    found = Path(finders.find(stylesheet.NAME))
    assert found.read_text() == stylesheet.compose()


def test_every_address_in_it_is_a_file():
    addresses = re.findall(r'url\("((?!data:)[^"]+)"\)', stylesheet.compose())
    assert addresses
    assert all((stylesheet.PARTS / address).is_file() for address in addresses)


def test_no_template_of_the_public_face_has_style_or_script_of_its_own():
    folders = ["site/design", "site/shop/partner", "catalogue", "cms"]
    pages = [page for folder in folders for page in (ROOT / folder).rglob("templates/**/*.html")]
    assert pages
    for page in pages:
        text = page.read_text()
        assert not re.search(r"<style|style=|onclick=|javascript:", text), page
        assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))", text), page
