"""For developers: `python -m samvekt.reference PAGE` renews the page and the checksums.

New records get a line in `records/CHECKSUMS`. A record whose content has changed under the same
version is refused: give it a new version.
"""

from __future__ import annotations

import sys
from pathlib import Path

from samvekt.reference.library import BUILT_IN
from samvekt.reference.listing import (
    checksums,
    checksums_from,
    checksums_text,
    reference_tables_markdown,
)


def main(page: Path, locked: Path = BUILT_IN / "CHECKSUMS") -> None:
    """Write the page, and lock the checksums of new records."""
    known = checksums_from(locked.read_text(encoding="utf-8")) if locked.exists() else {}
    found = checksums()
    changed = sorted(name for name in found if known.get(name, found[name]) != found[name])
    if changed:
        sys.exit(f"Changed under the same version: {', '.join(changed)}. Give a new version.")
    locked.write_text(checksums_text(found), encoding="utf-8")
    page.write_text(reference_tables_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
