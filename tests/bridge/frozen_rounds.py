"""A frozen round that is quick to verify, and ways to change it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from small_rounds import LEVELS, LIBRARY, cost, fully_judged, option, small_round

from samvekt.bridge.firmness import AskedFirmness
from samvekt.bridge.freezing import freeze
from samvekt.bridge.portfolio import Asked
from samvekt.bridge.results import AskedResults
from samvekt.bridge.verifying import Verification, verify
from samvekt.formats.dossier import Round
from samvekt.formats.frozen import frozen_text, sealed
from samvekt.reference.library import Library

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
QUICK = AskedResults(firmness=AskedFirmness(draws=100), portfolio=Asked(scenarios=5))


def _levels(at: int) -> dict[str, str]:
    """The least or the most on each criterion, by position."""
    return {criterion: levels[at] for criterion, levels in LEVELS.items()}


def quick_round(library: Library = LIBRARY, **more: Any) -> Round:
    """Two options, judged on every criterion, within one budget."""
    return small_round(
        [
            {**option("A", costs=[cost(100)]), "name": "Trygg heim"},
            {**option("B", costs=[cost(250.5)]), "name": "«Mat» på hjul"},
        ],
        fully_judged(("A", "B"), {"A": _levels(-1), "B": _levels(0)}),
        limits={"budgets": [{"name": "Rammen", "years": {2027: 300}}]},
        library=library,
        **more,
    )


@cache
def quick_text() -> str:
    """The text of the small round, frozen."""
    return frozen_text(quick_content())


def quick_content() -> dict[str, Any]:
    """The content of the small round, frozen."""
    return freeze(quick_round(), LIBRARY, QUICK, at=NOON, by="Kari Ås")


def changed(change: Callable[[dict[str, Any]], object], *, anew: bool = False) -> str:
    """The frozen text after a change; `anew` writes new checksums too."""
    content = json.loads(quick_text())
    change(content)
    return frozen_text(sealed(content) if anew else content)


def verified(text: str, folder: Path) -> Verification:
    """What verifying a text gives."""
    path = folder / "runde.frozen.json"
    path.write_bytes(text.encode())
    return verify(path)


def told(found: Verification) -> str:
    """All findings as one English text."""
    return "\n".join(str(finding.said) for finding in found.findings)
