"""Judged levels as uncertain values: wider the less certain the assessor, open for a blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import message
from samvekt.core.scales import Scale
from samvekt.core.uncertainty.shapes import Steps, Uniform


@dataclass(frozen=True, slots=True)
class Widening:
    """How far off a judgement may be, by how certain the assessor was.

    For each certainty, the share of draws that land so many levels from the one judged; −1 is
    one level towards the first level of the scale. The table can be argued about, so it is
    given, and a round says which one it used.

    Raises:
        OutOfRange: The shares of a certainty do not sum to one.

    Source:
        docs/methods/uncertain-figures.md §4.

    Example:
        >>> table = Widening({"high": {0: 1.0}, "low": {-1: 0.25, 0: 0.5, 1: 0.25}})
        >>> table.of("low")[-1]
        0.25
    """

    shares: Mapping[str, Mapping[int, float]]

    def __post_init__(self) -> None:
        """Copy, lock and check."""
        copied = {name: MappingProxyType(dict(row)) for name, row in self.shares.items()}
        for name, row in copied.items():
            if abs(sum(row.values()) - 1) > 1e-9 or min(row.values()) < 0:
                raise OutOfRange(
                    message(
                        "The shares of the certainty {name} sum to {total:.4f}. They must be 0 or "
                        "more and sum to 1.",
                        name=name,
                        total=sum(row.values()),
                    )
                )
        object.__setattr__(self, "shares", MappingProxyType(copied))

    def of(self, certainty: str) -> Mapping[int, float]:
        """The shares for one certainty.

        Raises:
            LabelMismatch: The table does not have it.
        """
        if certainty not in self.shares:
            raise LabelMismatch(
                message("The certainty and the table of widening"),
                missing={certainty},
                unknown=(),
            )
        return self.shares[certainty]


def widened(scale: Scale, key: str, certainty: str, widening: Widening) -> Steps:
    """The value of a judged level, which may be some levels off.

    What would land beyond an end of the scale stays on the end level.

    Args:
        scale: The levels and their values. [0–100]
        key: The level judged.
        certainty: How certain the assessor was, one of the names in `widening`.
        widening: Shares by number of levels off.

    Raises:
        OutOfRange: The level is not on the scale.
        LabelMismatch: The certainty is not in the table.

    Source:
        docs/methods/uncertain-figures.md §4.

    Example:
        >>> from samvekt.core.message import Words
        >>> from samvekt.core.scales import Level
        >>> names = ("low", "some", "high")
        >>> scale = Scale("need", tuple(Level(n, Words(n), v) for n, v in zip(names, (0, 50, 100))))
        >>> table = Widening({"unsure": {-1: 0.25, 0: 0.5, 1: 0.25}})
        >>> widened(scale, "high", "unsure", table).shares
        array([0.  , 0.25, 0.75])
    """
    judged = scale.level(key)
    last, at = len(scale.levels) - 1, scale.keys.index(key)
    shares = [0.0] * len(scale.levels)
    for steps, share in widening.of(certainty).items():
        shares[min(max(at + steps, 0), last)] += share
    return Steps([level.value for level in scale.levels], shares, best=judged.value)


def between_ends(scale: Scale) -> Uniform:
    """The value of a blank: anything from the lowest to the highest the scale can give.

    Nothing is made up about a middle: all of it is equally likely, and the result says that
    the cell was blank.

    Source:
        docs/methods/uncertain-figures.md §5.
    """
    values = [level.value for level in scale.levels]
    return Uniform(min(values), max(values))
