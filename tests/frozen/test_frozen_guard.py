"""Frozen rounds of every method version keep verifying, or it stands in a table why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samvekt import METHOD_VERSION
from samvekt.bridge.verifying import verify
from samvekt.formats.frozen import read_frozen

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FILES = sorted(HERE.rglob("*.frozen.json"))
TABLE = dict(
    re.findall(
        r"^\| `([^`]+)` \| (\w+) \| \S", (HERE / "README.md").read_text(encoding="utf-8"), re.M
    )
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).as_posix())
def test_a_frozen_round_holds_or_the_table_says_why_not(path):
    found = verify(path)

    told = [str(finding.said) for finding in found.findings]
    assert found.verdict == TABLE.get(path.relative_to(HERE).as_posix(), "holds"), told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).as_posix())
def test_a_frozen_round_lies_in_the_folder_of_its_method_version(path):
    _, frozen, _ = read_frozen(path)

    assert path.parent.name == f"method-{frozen.software.method_version}"


def test_every_example_is_frozen_with_the_method_version_of_today():
    rounds = {path.stem for path in EXAMPLES.glob("*.yaml")}

    frozen = {path.name.partition(".")[0] for path in HERE.glob(f"method-{METHOD_VERSION}/*")}

    assert rounds == frozen


def test_the_table_names_files_that_are_there():
    assert set(TABLE) <= {path.relative_to(HERE).as_posix() for path in FILES}
