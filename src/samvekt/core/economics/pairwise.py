"""Two options side by side, in words that never hide the direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from samvekt.core.errors import MissingNumber
from samvekt.core.message import Message, message

Quadrant = Literal["dearer_better", "dominant", "dominated", "cheaper_worse", "same"]


@dataclass(frozen=True, slots=True)
class Pairwise:
    """What an option costs and gives beyond its comparator.

    `icer` is a number only where the option gives more and costs more;
    `saved_per_year_lost` only where it gives less and costs less. Dominance shows no ratio:
    its size means nothing and must not be ranked.
    """

    option: str
    comparator: str
    inc_cost: float  # kroner
    inc_effect: float  # QALY
    quadrant: Quadrant
    icer: float | None  # kroner per QALY gained
    saved_per_year_lost: float | None  # kroner per QALY lost
    words: Message


def pairwise(option: str, comparator: str, *, inc_cost: float, inc_effect: float) -> Pairwise:
    """Compare an option with what it would replace.

    Args:
        option: What is considered.
        comparator: What is done today.
        inc_cost: Cost of the option minus cost of the comparator. [kroner]
        inc_effect: Effect of the option minus effect of the comparator. [QALY]

    Returns:
        The quadrant, its ratio if it has one that can be read, and a sentence.

    Raises:
        MissingNumber: A difference is not a number.

    Source:
        docs/methods/cost-effectiveness.md §3.

    Example:
        >>> result = pairwise("day centre", "home visits", inc_cost=-800.0, inc_effect=-0.1)
        >>> result.quadrant, result.icer, result.saved_per_year_lost
        ('cheaper_worse', None, 8000.0)
    """
    for column, number in ((message("cost"), inc_cost), (message("effect"), inc_effect)):
        if not np.isfinite(number):
            raise MissingNumber(row=option, column=column)
    quadrant = _quadrant(inc_cost, inc_effect)
    ratio = inc_cost / inc_effect if quadrant in {"dearer_better", "cheaper_worse"} else None
    return Pairwise(
        option=option,
        comparator=comparator,
        inc_cost=inc_cost,
        inc_effect=inc_effect,
        quadrant=quadrant,
        icer=ratio if quadrant == "dearer_better" else None,
        saved_per_year_lost=ratio if quadrant == "cheaper_worse" else None,
        words=_words(quadrant, option, comparator, ratio or 0.0),
    )


def _quadrant(inc_cost: float, inc_effect: float) -> Quadrant:
    if inc_cost == 0 and inc_effect == 0:
        return "same"
    if inc_cost > 0 and inc_effect > 0:
        return "dearer_better"
    if inc_cost < 0 and inc_effect < 0:
        return "cheaper_worse"
    return "dominant" if inc_effect > 0 or inc_cost < 0 else "dominated"


def _words(quadrant: Quadrant, option: str, comparator: str, ratio: float) -> Message:
    if quadrant == "dearer_better":
        return message(
            "{option} gives more than {comparator} and costs more: {ratio:,.0f} kroner for each "
            "good life year gained.",
            option=option,
            comparator=comparator,
            ratio=ratio,
        )
    if quadrant == "cheaper_worse":
        return message(
            "{option} gives less than {comparator} and costs less: it saves {ratio:,.0f} kroner "
            "for each good life year lost.",
            option=option,
            comparator=comparator,
            ratio=ratio,
        )
    return _without_ratio(quadrant, option, comparator)


def _without_ratio(quadrant: Quadrant, option: str, comparator: str) -> Message:
    if quadrant == "dominant":
        return message(
            "{option} is at least as good as {comparator} and no dearer, and better on one of the "
            "two. It is dominant.",
            option=option,
            comparator=comparator,
        )
    if quadrant == "dominated":
        return message(
            "{option} is no better than {comparator} and no cheaper, and worse on one of the two. "
            "It is dominated.",
            option=option,
            comparator=comparator,
        )
    return message(
        "{option} costs and gives the same as {comparator}.", option=option, comparator=comparator
    )
