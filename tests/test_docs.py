"""What the documents point to exists."""

import re

import pytest

from launch.paths import ROOT

DOCUMENTS = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
#: Paths named in code spans: a folder of ours, then at least one more part.
PATH = re.compile(r"`((?:site|catalogue|cms|locale|tests|docs|\.ci)/[\w./-]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(document):
    text = document.read_text()
    linked = [document.parent / target for target in LINK.findall(text)]
    named = [ROOT / path for path in PATH.findall(text)]
    assert [str(path) for path in linked + named if not path.exists()] == []


def test_operations_lists_every_variable_that_is_read():
    """Through config.env, that is; and the set-up's own."""
    table = (ROOT / "docs" / "operations.md").read_text()
    read = set()
    for file in (ROOT / "site" / "config").rglob("*.py"):
        read |= set(
            re.findall(r'env\.(?:text|flag|number|words|required\w*)\(\s*"(\w+)"', file.read_text())
        )
    assert len(read) > 20
    assert sorted(name for name in read if f"`{name}`" not in table) == []


def test_tests_that_documents_name_are_there():
    tests = "\n".join(file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"def (test_\w+)", tests))
    named = {name for file in DOCUMENTS for name in re.findall(r"`(test_\w+)`", file.read_text())}
    assert sorted(named - known) == []
