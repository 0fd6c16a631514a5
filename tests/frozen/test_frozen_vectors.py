"""The test vectors another program can be held against, and the page that shows them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from samvekt.formats.canonical import canonical, checksum, in_doubles

VECTORS = Path(__file__).parent / "vectors"
NAMES = sorted(path.stem for path in VECTORS.glob("*.json"))
PAGE = (Path(__file__).parents[2] / "docs/reference/frozen-dossier.md").read_text(encoding="utf-8")


def vector(name: str) -> tuple[object, str, str]:
    """The content of a vector, its canonical form and its checksum."""
    content = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    form = (VECTORS / f"{name}.canonical.txt").read_text(encoding="utf-8").removesuffix("\n")
    summed = (VECTORS / f"{name}.sha256.txt").read_text(encoding="utf-8").strip()
    return in_doubles(content), form, summed


def test_there_are_vectors():
    assert len(NAMES) >= 5


@pytest.mark.parametrize("name", NAMES)
def test_the_canonical_form_and_the_checksum_are_those_of_the_vector(name):
    content, form, summed = vector(name)

    assert canonical(content) == form
    assert checksum(content) == summed
    assert hashlib.sha256(form.encode()).hexdigest() == summed


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_vector(name):
    _, form, summed = vector(name)

    assert f"| {name} | `{form}` | `{summed}` |" in PAGE
