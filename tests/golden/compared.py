"""Our numbers beside somebody else's, with the largest difference between them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from validation_case import ValidationCase

from samvekt.core.tables import Floats

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Compared:
    """One table, or one number, that somebody else worked out."""

    area: str
    what: str
    ours: Floats
    published: Floats
    tolerance: float
    source: str
    note: str = ""
    said: str = ""  # the tolerance in words, where a number alone would not be understood

    @property
    def largest_difference(self) -> float:
        """How far our numbers are from the published ones, at worst."""
        return float(np.abs(self.ours - self.published).max())

    @property
    def holds(self) -> bool:
        """Every number is there and within the tolerance."""
        return self.ours.shape == self.published.shape and self.largest_difference <= self.tolerance

    def as_case(self) -> ValidationCase:
        """One line of the validation report."""
        single = self.published.size == 1
        return ValidationCase(
            area=self.area,
            what=self.what if single else f"{self.what} (largest difference)",
            ours=float(self.ours.ravel()[0]) if single else self.largest_difference,
            published=f"{self.published.ravel()[0]:.12g}"
            if single
            else f"{self.published.size} numbers",
            tolerance=self.said or f"{self.tolerance:.2g}",
            source=self.source,
            note=self.note,
        )


@dataclass(frozen=True)
class ComparedWords:
    """An answer in words or codes that must be exactly the published one."""

    area: str
    what: str
    ours: str
    published: str
    source: str
    note: str = ""

    @property
    def holds(self) -> bool:
        """The two are the same."""
        return self.ours == self.published

    def as_case(self) -> ValidationCase:
        """One line of the validation report."""
        return ValidationCase(
            self.area, self.what, self.ours, self.published, "exact", self.source, self.note
        )


def numbers(values: Sequence[float] | Floats | float) -> Floats:
    """Numbers as an array of at least one dimension."""
    return np.atleast_1d(np.asarray(values, dtype=np.float64))


def rows(path: str) -> list[dict[str, str]]:
    """The rows of one of the tables in this folder."""
    with (HERE / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(table: Sequence[dict[str, str]], name: str) -> Floats:
    """One column as numbers; an empty cell, or NA, is nan."""
    return np.array([float((row[name] or "nan").replace("NA", "nan")) for row in table])


def facts(path: str) -> Any:
    """One of the JSON files in this folder."""
    return json.loads((HERE / path).read_text(encoding="utf-8"))


def statuses(pairs: Iterable[tuple[str, str]]) -> str:
    """Who has which status, by name."""
    return ", ".join(f"{name} {status}" for name, status in sorted(pairs))
