"""Several stakeholders' weights side by side: how far apart they are, and on what.

They are never averaged. A mean of weights is nobody's opinion and hides the disagreement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from types import MappingProxyType

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.tables import Floats, match_or_refuse
from samvekt.core.weighing.weights import Weights

ROUNDING = 1e-12
"""Weights this close were given as equal; only floating point keeps them apart."""


@dataclass(frozen=True, slots=True, eq=False)
class StakeholderWeights:
    """One set of weights for each stakeholder, over the same criteria.

    The sets are put in the order of the first one's criteria.

    Raises:
        LabelMismatch: Two stakeholders do not weigh the same criteria.
        OutOfRange: There are no stakeholders.
    """

    sets: Mapping[str, Weights]

    def __init__(self, sets: Mapping[str, Weights]) -> None:
        """Copy, check and put in one order."""
        if not sets:
            raise OutOfRange(message("There are no weights to compare. Give at least one set."))
        criteria = next(iter(sets.values())).criteria
        ordered = {name: weights.in_order_of(criteria) for name, weights in sets.items()}
        object.__setattr__(self, "sets", MappingProxyType(ordered))

    @property
    def stakeholders(self) -> tuple[str, ...]:
        """The names, in the order given."""
        return tuple(self.sets)

    @property
    def criteria(self) -> tuple[str, ...]:
        """What all of them weigh."""
        return next(iter(self.sets.values())).criteria


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """A number for every pair of stakeholders; not a number where it cannot be told."""

    stakeholders: tuple[str, ...]
    values: Floats  # (stakeholder, stakeholder)


@dataclass(frozen=True, slots=True)
class Apart:
    """Two stakeholders and how far apart their weights are."""

    first: str
    second: str
    distance: float  # share of the weight that must move, 0–1
    said: Message


@dataclass(frozen=True, slots=True)
class CriterionRange:
    """Who gives a criterion the most weight and who the least."""

    criterion: str
    least: float
    least_by: tuple[str, ...]
    most: float
    most_by: tuple[str, ...]
    said: Message


def weight_distance(one: Weights, other: Weights) -> float:
    """The share of the weight that must move to turn one set into the other. [0–1]

    Half the sum of the absolute differences: 0 when alike, 1 when they share no criterion.

    Raises:
        LabelMismatch: The two sets do not weigh the same criteria.

    Source:
        Total variation distance; docs/methods/weights.md §7.

    Example:
        >>> weight_distance(Weights(("a", "b"), [0.5, 0.5]), Weights(("b", "a"), [0.25, 0.75]))
        0.25
    """
    match_or_refuse(one.criteria, other.criteria, "weights")
    difference = one.values - other.in_order_of(one.criteria).values
    return float(np.abs(difference).sum() / 2)


def distances_between(weights: StakeholderWeights) -> Beside:
    """How far every stakeholder is from every other. [(stakeholder, stakeholder), 0–1]"""
    return _beside(weights, weight_distance)


def furthest_apart(weights: StakeholderWeights) -> Apart | None:
    """The two stakeholders furthest apart, or None when there is only one.

    The pair named first wins a tie.
    """
    pairs = [
        (weight_distance(weights.sets[a], weights.sets[b]), a, b)
        for a, b in combinations(weights.stakeholders, 2)
    ]
    if not pairs:
        return None
    distance, first, second = max(pairs, key=lambda pair: pair[0])
    return Apart(
        first,
        second,
        distance,
        message(
            "{first} and {second} are furthest apart: {distance:.0%} of the weight must move to "
            "turn one set into the other.",
            first=first,
            second=second,
            distance=distance,
        ),
    )


def range_by_criterion(weights: StakeholderWeights) -> tuple[CriterionRange, ...]:
    """For each criterion, who gives it most and who least; the widest range first."""
    ranges = [_range_of(weights, criterion) for criterion in weights.criteria]
    return tuple(sorted(ranges, key=lambda one: one.least - one.most))


def importance_agreement(one: Weights, other: Weights) -> float | None:
    """How alike two orders of importance are: Kendall's tau-b, with ties. [−1 to 1]

    1 when the orders are the same, −1 when one is the other turned round. None when one of
    them weighs everything alike, for then it has no order.

    Raises:
        LabelMismatch: The two sets do not weigh the same criteria.

    Source:
        Kendall (1945) "The treatment of ties in ranking problems", Biometrika 33(3):239–251;
        docs/methods/weights.md §7.

    Example:
        >>> first = Weights(("a", "b", "c"), [0.5, 0.3, 0.2])
        >>> round(importance_agreement(first, Weights(("a", "b", "c"), [0.4, 0.2, 0.4])), 4)
        0.0
    """
    match_or_refuse(one.criteria, other.criteria, "weights")
    ours, theirs = _order_signs(one), _order_signs(other.in_order_of(one.criteria))
    untied = int(np.abs(ours).sum()) * int(np.abs(theirs).sum())
    return float((ours * theirs).sum() / sqrt(untied)) if untied else None


def importance_agreements(weights: StakeholderWeights) -> Beside:
    """Kendall's tau-b between every two orders. [(stakeholder, stakeholder), −1 to 1]"""

    def tau(one: Weights, other: Weights) -> float:
        told = importance_agreement(one, other)
        return float("nan") if told is None else told

    return _beside(weights, tau)


def _order_signs(weights: Weights) -> Floats:
    """Which of every two criteria weighs more: −1, 0 or 1. [(criterion, criterion)]"""
    difference = weights.values[:, np.newaxis] - weights.values[np.newaxis, :]
    signs: Floats = np.where(np.abs(difference) < ROUNDING, 0.0, np.sign(difference))
    return signs


def _beside(weights: StakeholderWeights, measure: Callable[[Weights, Weights], float]) -> Beside:
    sets = tuple(weights.sets.values())
    values = np.array([[measure(one, other) for other in sets] for one in sets])
    values.setflags(write=False)
    return Beside(weights.stakeholders, values)


def _range_of(weights: StakeholderWeights, criterion: str) -> CriterionRange:
    given = {name: each.of(criterion) for name, each in weights.sets.items()}
    least, most = min(given.values()), max(given.values())
    least_by = tuple(name for name, weight in given.items() if weight - least < ROUNDING)
    most_by = tuple(name for name, weight in given.items() if most - weight < ROUNDING)
    said = _said_of_range(criterion, (least, least_by), (most, most_by))
    return CriterionRange(criterion, least, least_by, most, most_by, said)


def _said_of_range(
    criterion: str, least: tuple[float, tuple[str, ...]], most: tuple[float, tuple[str, ...]]
) -> Message:
    if most[0] - least[0] < ROUNDING:
        return message(
            "{criterion} weighs the same for all: {weight:.0%}.",
            criterion=criterion,
            weight=most[0],
        )
    return message(
        "{criterion} weighs most for {most_by} ({most:.0%}) and least for {least_by} "
        "({least:.0%}).",
        criterion=criterion,
        most_by=most[1],
        most=most[0],
        least_by=least[1],
        least=least[0],
    )
