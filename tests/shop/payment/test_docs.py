"""Each row of the fault table names a test that exists."""

import re

import pytest

from launch.paths import ROOT

PAGE = ROOT / "docs" / "payments.md"
TEST = re.compile(r"`([\w/]*test_\w+\.py)::(\w+)`")
HERE = ROOT / "tests" / "shop" / "payment"
ROWS = [
    row
    for row in PAGE.read_text().split("## When things go wrong")[1].split("## ")[0].splitlines()
    if row.startswith("| ") and not row.startswith("| event")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_each_fault_has_its_tests(row):
    tests = TEST.findall(row)
    assert tests
    for file, name in tests:
        path = ROOT / file if "/" in file else HERE / file
        assert f"def {name}(" in path.read_text()


def test_the_table_was_read():
    assert len(ROWS) > 30
