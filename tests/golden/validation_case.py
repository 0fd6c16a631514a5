"""One line of the validation report: our number beside the published one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ValidationCase:
    """A published or hand-worked number, and ours, computed when asked for."""

    area: str
    what: str
    ours: float | str
    published: str
    tolerance: str
    source: str
    note: str = ""
