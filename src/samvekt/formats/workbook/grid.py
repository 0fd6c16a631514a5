"""The cells of a workbook, as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it."""

    at: str  # C7
    value: Any
    percent: bool = False  # shown as per cent
    error: bool = False  # such as #N/A
    unfinished: bool = False  # a formula no program has worked out


@dataclass(frozen=True, slots=True)
class Line:
    """One row with something in it: its number and its cells by column number from one."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it stands: its rows with something in them, and what may hide or disturb them."""

    title: str
    lines: tuple[Line, ...]
    merged: tuple[str, ...] = ()  # ranges, such as B5:B7
    hidden: frozenset[int] = frozenset()  # rows hidden or filtered away


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it stands."""

    where: str
    sheets: tuple[RawSheet, ...]
