"""Weights with their criteria: shares that sum to one, matched by name or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, match_or_refuse, position


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """How much each criterion counts, for one stakeholder by one method.

    Nothing is brought to sum one in silence; `in_proportion` does it where that is meant.

    Raises:
        OutOfRange: A weight is missing or negative, the sum is not one, a name stands twice,
            or there is not exactly one number for each criterion.

    Source:
        docs/methods/weights.md §1.

    Example:
        >>> Weights(("benefit", "severity"), [0.4, 0.6]).in_order_of(("severity", "benefit")).values
        array([0.6, 0.4])
    """

    criteria: tuple[str, ...]
    values: Floats  # (criterion,), 0–1

    def __init__(self, criteria: Sequence[str], values: Sequence[float] | Floats) -> None:
        """Copy and check; the copy is locked."""
        object.__setattr__(self, "criteria", tuple(criteria))
        numbers = checked_numbers(self.criteria, values)
        if abs(numbers.sum() - 1) > 1e-9:  # what adding up in floating point may cost
            raise OutOfRange(
                message("The weights sum to {total:.4f}. They must sum to 1.", total=numbers.sum())
            )
        numbers.setflags(write=False)
        object.__setattr__(self, "values", numbers)

    @classmethod
    def in_proportion(cls, amounts: Mapping[str, float]) -> Weights:
        """Weights in proportion to amounts that are meant to be brought to sum one.

        Args:
            amounts: How much each criterion counts beside the others. [any one unit]

        Raises:
            OutOfRange: An amount is missing or negative, or all of them are zero.

        Example:
            >>> Weights.in_proportion({"benefit": 30, "severity": 90}).values
            array([0.25, 0.75])
        """
        criteria = tuple(amounts)
        numbers = checked_numbers(criteria, tuple(amounts.values()))
        largest = numbers.max(initial=0)
        if largest == 0:
            raise OutOfRange(message("No criterion has any weight. Give at least one more than 0."))
        scaled = numbers / largest  # keeps very large and very small amounts within reach
        return cls(criteria, scaled / scaled.sum())

    def of(self, criterion: str) -> float:
        """The weight of one criterion."""
        return float(self.values[position(self.criteria, criterion)])

    def in_order_of(self, criteria: Iterable[str]) -> Weights:
        """The same weights in the order asked for.

        Raises:
            LabelMismatch: The names are not exactly those of the weights.
        """
        asked = tuple(criteria)
        match_or_refuse(self.criteria, asked, "weights")
        return Weights(asked, [self.of(name) for name in asked])

    def by_name(self) -> dict[str, float]:
        """Each criterion with its weight."""
        return dict(zip(self.criteria, self.values.tolist(), strict=True))


def equal_weights(criteria: Sequence[str]) -> Weights:
    """The same weight for every criterion: a choice like any other, not a neutral one.

    Raises:
        OutOfRange: There are no criteria, or a name stands twice.

    Source:
        docs/methods/weights.md §2.
    """
    return Weights.in_proportion(dict.fromkeys(_each_once(criteria), 1.0))


def checked_numbers(criteria: tuple[str, ...], values: Sequence[float] | Floats) -> Floats:
    """A new array with one finite number of zero or more for each criterion."""
    _each_once(criteria)
    numbers = np.array(values, dtype=np.float64)
    if not criteria:
        raise OutOfRange(message("There are no criteria to weigh. Give at least one."))
    if numbers.shape != (len(criteria),):
        raise OutOfRange(
            message(
                "There are {criteria} criteria and {numbers} numbers. Give one number for each.",
                criteria=len(criteria),
                numbers=numbers.size,
            )
        )
    for name, number in zip(criteria, numbers.tolist(), strict=True):
        _refuse_unusable(name, number)
    return numbers


def _refuse_unusable(criterion: str, number: float) -> None:
    if not np.isfinite(number):
        raise OutOfRange(
            message(
                "The number for {criterion} is missing. Fill it in or leave the criterion out.",
                criterion=criterion,
            )
        )
    if number < 0:
        raise OutOfRange(
            message(
                "{criterion} has {number}. A weight cannot be below 0.",
                criterion=criterion,
                number=number,
            )
        )


def _each_once(criteria: Sequence[str]) -> tuple[str, ...]:
    names = tuple(criteria)
    match_or_refuse(names, names)  # refuses a name that stands twice
    return names
