"""What comes from others lies here as it came, and no page asks anywhere else for anything."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "src/samvekt/web/static/vendor"
ROW = re.compile(r"^\| `([^`]+/[^`]+)` \| `[^`]+` \| (\d+) \| `([0-9a-f]{64})` \|$", re.MULTILINE)
LISTED = {
    name: (int(size), checksum)
    for name, size, checksum in ROW.findall((VENDOR / "VENDOR.md").read_text(encoding="utf-8"))
}


def test_every_vendored_file_is_listed():
    files = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()} - {
        "VENDOR.md"
    }

    assert files == set(LISTED)


@pytest.mark.parametrize("name", LISTED)
def test_a_vendored_file_is_as_it_came(name):
    content = (VENDOR / name).read_bytes()

    assert (len(content), hashlib.sha256(content).hexdigest()) == LISTED[name]


@pytest.mark.parametrize("folder", sorted({name.partition("/")[0] for name in LISTED}))
def test_the_licence_follows_what_is_vendored(folder):
    assert len((VENDOR / folder / "LICENSE").read_text(encoding="utf-8")) > 200


@pytest.mark.parametrize("path", sorted(VENDOR.parent.rglob("*.css")), ids=lambda p: p.name)
def test_no_style_sheet_asks_elsewhere(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"@import|url\(\s*[\"']?https?:", text) == []
