"""Comparisons two by two: how many times more important one criterion is than another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, match_or_refuse

Pair = tuple[str, str, float]
"""The first criterion is so many times as important as the second."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparisons:
    """A reciprocal matrix of ratios; a pair nobody compared is not a number (NaN).

    Raises:
        OutOfRange: The matrix has the wrong shape, a ratio is not above zero, the two
            directions of a pair do not fit, or no chain of comparisons ties the criteria
            together; the error names the pair or the criteria.

    Source:
        docs/methods/ahp.md §2.
    """

    criteria: tuple[str, ...]
    ratios: Floats  # (criterion, criterion); how many times as important as the other

    def __init__(
        self,
        criteria: Sequence[str],
        ratios: Sequence[Sequence[float]] | Floats,
        within: float = 1e-9,
    ) -> None:
        """Copy and check; the copy is locked.

        Args:
            criteria: The names, in the order of rows and columns.
            ratios: How many times as important the row is as the column. NaN where the pair
                was not compared. [(criterion, criterion)]
            within: How far a ratio times its reverse may be from one, for printed matrices
                with rounded reciprocals. [share]
        """
        numbers = np.array(ratios, dtype=np.float64)
        object.__setattr__(self, "criteria", tuple(criteria))
        match_or_refuse(self.criteria, self.criteria, "criteria")  # refuses a name twice
        _refuse_wrong_shape(self.criteria, numbers)
        _refuse_unfit_pairs(self.criteria, numbers, within)
        _refuse_islands(self.criteria, ~np.isnan(numbers))
        numbers.setflags(write=False)
        object.__setattr__(self, "ratios", numbers)

    @classmethod
    def from_pairs(
        cls, pairs: Iterable[Pair], criteria: Sequence[str] | None = None
    ) -> Comparisons:
        """The matrix of named pairs (a, b, ratio): a is so many times as important as b.

        Args:
            pairs: Each pair once; the reverse is filled in.
            criteria: The order of the criteria, or None for the order they first appear in.

        Raises:
            LabelMismatch: A pair names a criterion that is not among `criteria`.
            OutOfRange: A pair stands twice with ratios that do not fit, compares a criterion
                with itself, or has a ratio that is not above zero.

        Example:
            >>> Comparisons.from_pairs([("severity", "benefit", 2)]).ratios
            array([[1. , 2. ],
                   [0.5, 1. ]])
        """
        listed = list(pairs)
        named = tuple(dict.fromkeys(name for a, b, _ in listed for name in (a, b)))
        order = named if criteria is None else tuple(criteria)
        if unknown := set(named) - set(order):
            raise LabelMismatch(
                message("The comparisons and the criteria"), missing=(), unknown=unknown
            )
        return cls(order, _filled(order, listed))

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The pairs nobody compared, in the order of the criteria."""
        return tuple(
            (a, b)
            for (i, a), (j, b) in combinations(enumerate(self.criteria), 2)
            if np.isnan(self.ratios[i, j])
        )


def _filled(order: tuple[str, ...], pairs: list[Pair]) -> Floats:
    numbers = np.full((len(order), len(order)), np.nan)
    np.fill_diagonal(numbers, 1.0)
    for a, b, ratio in pairs:
        i, j = order.index(a), order.index(b)
        if not (np.isfinite(ratio) and ratio > 0):
            raise _not_positive(a, b, ratio)
        if not np.isnan(numbers[i, j]) and not np.isclose(numbers[i, j], ratio, rtol=1e-9, atol=0):
            raise _unfit(a, b, float(numbers[i, j]), 1 / ratio)
        numbers[i, j], numbers[j, i] = ratio, 1 / ratio
    return numbers


def _refuse_wrong_shape(criteria: tuple[str, ...], numbers: Floats) -> None:
    if not criteria or numbers.shape != (len(criteria), len(criteria)):
        raise OutOfRange(
            message(
                "The comparisons have the shape {shape}, but there are {criteria} criteria. Give "
                "one row and one column for each.",
                shape=" × ".join(str(n) for n in numbers.shape),
                criteria=len(criteria),
            )
        )


def _refuse_unfit_pairs(criteria: tuple[str, ...], numbers: Floats, within: float) -> None:
    for i, j in _upper_triangle(len(criteria)):
        a, b = criteria[i], criteria[j]
        there, back = float(numbers[i, j]), float(numbers[j, i])
        if np.isnan(there) and np.isnan(back) and i != j:
            continue
        for one, other, ratio in ((a, b, there), (b, a, back)):
            if not np.isnan(ratio) and not (np.isfinite(ratio) and ratio > 0):
                raise _not_positive(one, other, ratio)
        if not abs(there * back - 1) <= within:  # written so that NaN is refused
            raise _unfit(a, b, there, back)


def _upper_triangle(n: int) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(n) for j in range(i, n))


def _not_positive(a: str, b: str, ratio: float) -> OutOfRange:
    return OutOfRange(
        message("{a} compared with {b} is {ratio}. A ratio must be above 0.", a=a, b=b, ratio=ratio)
    )


def _unfit(a: str, b: str, there: float, back: float) -> OutOfRange:
    if a == b:
        return OutOfRange(message("{a} compared with itself must be 1. Mend or remove it.", a=a))
    return OutOfRange(
        message(
            "{a} compared with {b} is {there:.4g}, but {b} compared with {a} is {back:.4g}. One "
            "must be 1 divided by the other.",
            a=a,
            b=b,
            there=there,
            back=back,
        )
    )


def _refuse_islands(criteria: tuple[str, ...], compared: NDArray[np.bool_]) -> None:
    reached = compared[0]
    for _ in criteria:
        reached = np.asarray(compared[reached].any(axis=0))
    if not reached.all():
        apart = tuple(name for name, there in zip(criteria, reached, strict=True) if not there)
        raise OutOfRange(
            message(
                "Nothing compares {apart} with {first}, directly or through others. Add a "
                "comparison that ties them together.",
                apart=apart,
                first=criteria[0],
            )
        )
