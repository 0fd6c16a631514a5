"""Weights from swings: which step from worst to best matters most, and by how much.

The question is always about the whole step on a criterion's own scale, so the ends of the
scales must be on the table when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats
from samvekt.core.weighing.weights import Weights, checked_numbers


def rank_order_centroid(places: Mapping[str, float]) -> Weights:
    """Weights from an order of importance alone: the centre of all weights that fit it.

    Args:
        places: 1 for the most important step, 2 for the next …; equal numbers are ties.
            Only the order counts. [place; by criterion]

    Returns:
        Weights that fall with the place; tied criteria share what their places would get.

    Raises:
        OutOfRange: There are no criteria, or a place is missing or negative.

    Source:
        Barron and Barrett (1996) "Decision quality using ranked attribute weights",
        Management Science 42(11):1515–1523; docs/methods/weights.md §3.

    Example:
        >>> rank_order_centroid({"severity": 1, "benefit": 2}).by_name()
        {'severity': 0.75, 'benefit': 0.25}
    """
    return _by_place(places, centroid_weights)


def rank_sum(places: Mapping[str, float]) -> Weights:
    """Weights that fall by the same amount from place to place.

    Source:
        Stillwell, Seaver and Edwards (1981) "A comparison of weight approximation techniques
        in multiattribute utility decision making", Organizational Behavior and Human
        Performance 28(1):62–77; docs/methods/weights.md §3.
    """
    return _by_place(places, lambda n: np.arange(n, 0, -1) / (n * (n + 1) / 2))


def rank_reciprocal(places: Mapping[str, float]) -> Weights:
    """Weights in proportion to one divided by the place.

    Source:
        Stillwell, Seaver and Edwards (1981), as for `rank_sum`; docs/methods/weights.md §3.
    """
    return _by_place(places, lambda n: (1 / np.arange(1, n + 1)) / (1 / np.arange(1, n + 1)).sum())


def centroid_weights(n: int) -> Floats:
    """The rank-order centroid of n places: w(i) = (1/n) Σ 1/k for k from i to n. [(place,)]

    Example:
        >>> centroid_weights(3).round(4)
        array([0.6111, 0.2778, 0.1111])
    """
    shares = 1 / np.arange(1, n + 1)  # (place,)
    weights: Floats = np.cumsum(shares[::-1])[::-1] / n
    return weights


def swing_ratios(points: Mapping[str, float], most: float = 100) -> Weights:
    """Weights from points relative to the most important step.

    Args:
        points: The most important step has `most`; a step that matters half as much has half
            of that. [points; by criterion]
        most: What the most important step is given. [points]

    Raises:
        OutOfRange: No criterion has `most`, one has more, or one is missing or negative.

    Source:
        von Winterfeldt and Edwards (1986) "Decision analysis and behavioral research",
        Cambridge University Press, ch. 8; docs/methods/weights.md §4.

    Example:
        >>> swing_ratios({"severity": 100, "benefit": 60, "cost": 40}).values
        array([0.5, 0.3, 0.2])
    """
    numbers = checked_numbers(tuple(points), tuple(points.values()))
    if numbers.max() != most:
        raise OutOfRange(
            message(
                "The highest number of points is {highest}. Give the most important step {most}, "
                "and the others points relative to it.",
                highest=float(numbers.max()),
                most=most,
            )
        )
    return Weights.in_proportion(points)


def _by_place(places: Mapping[str, float], formula: Callable[[int], Floats]) -> Weights:
    """Weights by place; tied criteria get the mean of the weights their places span."""
    criteria = tuple(places)
    numbers = checked_numbers(criteria, tuple(places.values()))
    by_place = formula(len(criteria))  # (place,)
    ranked = np.sort(numbers)  # (place,)
    values = [by_place[ranked == number].mean() for number in numbers]
    return Weights(criteria, values)
