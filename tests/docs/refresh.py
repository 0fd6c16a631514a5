"""For developers: `python tests/docs/refresh.py` renews what the documentation gets from the code.

The page on the dossier, its JSON Schema, and what commands print in the pages. A command whose
output is cut with `…` is left to you, and named.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from documentation import DOCS, ELIDED, ROOT, Desk, pages_with_commands, same, steps
from dossier_page import page as dossier_page

from samvekt.formats.schema import dossier_schema
from samvekt.formats.writing import as_json


def main() -> None:
    """Write every generated part."""
    reference = DOCS / "reference"
    (reference / "dossier.md").write_text(dossier_page(), encoding="utf-8")
    (reference / "dossier.schema.json").write_text(as_json(dossier_schema()), encoding="utf-8")
    for page in pages_with_commands():
        _renew(page)


def _renew(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    changes = []
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for step in steps(text):
            printed = desk.do(step)
            if not step.printed or printed == step.printed:
                continue
            if ELIDED in (line.strip() for line in step.printed):
                if not same(printed, step.printed):
                    sys.stdout.write(f"{page.relative_to(ROOT)}: renew by hand: {step.command}\n")
            else:
                changes.append((step.span, "".join(f"{line}\n" for line in printed)))
    for (start, end), new in reversed(changes):
        text = text[:start] + new + text[end:]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
