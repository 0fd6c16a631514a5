"""Labelled tables of numbers: complete, finite, joined by name or refused (P10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.message import message

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A number for every option on every criterion.

    A table with an empty cell cannot be made: a blank is not zero (P3), and what is
    not known is handled before a table is, as bounds (`samvekt.core.ranking.gaps`).

    Raises:
        LabelMismatch: The labels and the numbers do not have the same shape.
        MissingNumber: A cell is empty or infinite; the error names it.
        OutOfRange: A label stands twice.

    Example:
        >>> table = Table(("ward", "home"), ("benefit",), [[3], [4]])
        >>> table.column("benefit")
        array([3., 4.])
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    values: Floats  # (option, criterion)

    def __init__(
        self,
        options: Sequence[str],
        criteria: Sequence[str],
        values: Sequence[Sequence[float]] | Floats,
    ) -> None:
        """Copy and check; the copy is locked."""
        numbers = np.array(values, dtype=np.float64)
        if not len(options) or not len(criteria):
            numbers = numbers.reshape(len(options), len(criteria))
        object.__setattr__(self, "options", tuple(options))
        object.__setattr__(self, "criteria", tuple(criteria))
        refuse_twice(self.options)
        refuse_twice(self.criteria)
        _refuse_wrong_shape(self.options, self.criteria, numbers)
        _refuse_blanks(self.options, self.criteria, numbers)
        numbers.setflags(write=False)
        object.__setattr__(self, "values", numbers)

    def column(self, criterion: str) -> Floats:
        """The numbers of one criterion, in the order of the options. [(option,)]"""
        return self.values[:, position(self.criteria, criterion)]

    def row(self, option: str) -> Floats:
        """The numbers of one option, in the order of the criteria. [(criterion,)]"""
        numbers: Floats = self.values[position(self.options, option)]
        return numbers

    def in_order_of(self, options: Iterable[str], criteria: Iterable[str]) -> Table:
        """The same numbers with rows and columns in the order asked for.

        Raises:
            LabelMismatch: The names are not exactly those of the table.
        """
        options, criteria = tuple(options), tuple(criteria)
        match_or_refuse(self.options, options, "options")
        match_or_refuse(self.criteria, criteria, "criteria")
        rows = [position(self.options, name) for name in options]
        columns = [position(self.criteria, name) for name in criteria]
        return Table(options, criteria, self.values[np.ix_(rows, columns)])

    def only(self, options: Iterable[str]) -> Table:
        """The rows of some of the options."""
        kept = tuple(options)
        rows = [position(self.options, name) for name in kept]
        return Table(kept, self.criteria, self.values[rows].reshape(len(kept), len(self.criteria)))


def position(labels: tuple[str, ...], label: str) -> int:
    """Where a label stands, or an error that names it."""
    if label not in labels:
        raise LabelMismatch(message("The labels"), missing={label}, unknown=())
    return labels.index(label)


def places_of(labels: Sequence[str]) -> dict[str, int]:
    """Where each label stands, for tables that are asked often."""
    return {label: place for place, label in enumerate(labels)}


def place_of(places: Mapping[str, int], label: str) -> int:
    """Where a label stands, or an error that names it."""
    if label not in places:
        raise LabelMismatch(message("The labels"), missing={label}, unknown=())
    return places[label]


def match_or_refuse(have: Iterable[str], asked: Iterable[str], what: str = "labels") -> None:
    """Two sets of names must be the same, in any order (P10).

    Raises:
        LabelMismatch: Names are missing or unknown; the error lists both.
    """
    have, asked = tuple(have), tuple(asked)
    refuse_twice(asked)
    if set(have) != set(asked):
        names = {
            "options": message("The options"),
            "criteria": message("The criteria"),
            "weights": message("The weights and the criteria"),
        }
        raise LabelMismatch(
            names.get(what, message("The labels")),
            missing=set(asked) - set(have),
            unknown=set(have) - set(asked),
        )


def refuse_twice(labels: Sequence[str]) -> None:
    """A label names one thing only.

    Raises:
        OutOfRange: A label stands twice.
    """
    twice = sorted(label for label, times in Counter(labels).items() if times > 1)
    if twice:
        raise OutOfRange(
            message(
                "{labels} stand more than once. Give each a name of its own.", labels=tuple(twice)
            )
        )


def _refuse_wrong_shape(
    options: tuple[str, ...], criteria: tuple[str, ...], numbers: Floats
) -> None:
    if numbers.shape != (len(options), len(criteria)):
        raise OutOfRange(
            message(
                "The table has {rows} options and {columns} criteria, but its numbers have the "
                "shape {shape}.",
                rows=len(options),
                columns=len(criteria),
                shape=" × ".join(str(n) for n in numbers.shape),
            )
        )


def _refuse_blanks(options: tuple[str, ...], criteria: tuple[str, ...], numbers: Floats) -> None:
    for row, column in np.argwhere(~np.isfinite(numbers)):
        raise MissingNumber(row=options[row], column=criteria[column])
