"""For developers: `python tests/docs/refresh.py` renews what the documentation gets from the code.

The pages on the dossier and on roles, the JSON Schema, and what commands print in the pages. A
command whose output is cut with `…` is left to you, and named.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import django
from documentation import DOCS, ELIDED, ROOT, Desk, pages_with_commands, same, steps
from dossier_page import page as dossier_page

from samvekt.formats.schema import dossier_schema
from samvekt.formats.writing import as_json


def main() -> None:
    """Write every generated part."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samvekt.config.settings")
    django.setup()
    from roles_page import page as roles_page

    reference = DOCS / "reference"
    (reference / "roles-and-phases.md").write_text(roles_page(), encoding="utf-8")
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
            shown = _shown_again(printed, step.printed)
            if shown is None:
                sys.stdout.write(f"{page.relative_to(ROOT)}: renew by hand: {step.command}\n")
            elif not same(printed, step.printed):
                changes.append((step.span, "".join(f"{line}\n" for line in shown)))
    for (start, end), new in reversed(changes):
        text = text[:start] + new + text[end:]
    page.write_text(text, encoding="utf-8")


def _shown_again(printed: tuple[str, ...], before: tuple[str, ...]) -> list[str] | None:
    """The same pieces between `…` as before: each from its first line, and as many lines."""
    if ELIDED not in (line.strip() for line in before):
        return list(printed)
    shown, at, within = [], 0, False
    for line in before:
        if line.strip() == ELIDED or not (within or line.strip()):
            shown, within = [*shown, line], False
            continue
        if not within and line not in printed[at:]:
            return None
        at = at + 1 if within else printed.index(line, at)
        shown, within = [*shown, *printed[at : at + 1]], True
    return shown


if __name__ == "__main__":
    main()
