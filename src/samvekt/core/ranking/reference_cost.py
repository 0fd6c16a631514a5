"""What a good life year costs, against the severity-weighted reference."""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import PLAIN, Wording
from samvekt.core.ranking.result import (
    CHEAPER_BUT_WORSE,
    DOMINANT,
    DOMINATED,
    NO_DIFFERENCE,
    Ranking,
)

HUGE, TINY = sys.float_info.max, sys.float_info.min
ANY_REFERENCE = Span(TINY, HUGE)
"""A reference that is not known, when no table bounds it."""

FIRST, LAST = -math.inf, math.inf
"""Where dominant and dominated options stand, on either side of every ratio."""


@dataclass(frozen=True, slots=True)
class CostAndEffect:
    """What an option costs and gives beyond its comparator; None for what is not known.

    Attributes:
        cost: Extra cost for each recipient. [NOK]
        effect: Extra good life years for each recipient. [QALY]
        reference: What a good life year may cost at this severity, for comparison. [NOK per QALY]
    """

    cost: float | None
    effect: float | None
    reference: float | None


def reference_cost_ranking(
    inputs: Mapping[str, CostAndEffect],
    *,
    references: Span = ANY_REFERENCE,
    wording: Wording = PLAIN,
) -> Ranking:
    """The order by cost of a good life year, divided by the severity-weighted reference.

    An option that gives more and costs no more (or as much and costs less) is dominant: it shares
    the first place and has no number. One that gives less and costs no less (or as much and costs
    more) is dominated: it shares the last place and has no number. One that gives less and costs
    less stands apart, with what is saved for each good life year lost. Being above or below the
    reference is said as a fact; it is no recommendation.

    Args:
        inputs: Extra cost, extra effect and reference of each option.
        references: The least and the most a reference can be, for options where it is not known.
            [NOK per QALY]
        wording: Names of cost, effect and reference for the reasons.

    Returns:
        The ratio as the score. [1 is at the reference; lower is better]

    Raises:
        MissingNumber: A number is not finite; a blank is written None.
        OutOfRange: A reference is not above zero.

    Source:
        Meld. St. 34 (2015–2016) and the Magnussen group (2015), weights as reference records;
        docs/methods/reference-cost.md §2.

    Example:
        >>> ranking = reference_cost_ranking({
        ...     "screening": CostAndEffect(36_000.0, 1.0, 385_000.0),
        ...     "alarm": CostAndEffect(-5_000.0, 0.01, 275_000.0),
        ... })
        >>> [(line.option, line.place, line.category) for line in ranking.lines]
        [('alarm', 1, 'dominant'), ('screening', 2, None)]
    """
    for option, numbers in inputs.items():
        _refuse_unusable(option, numbers)
    return placed_with_gaps(
        "reference",
        [_standing(option, numbers, references) for option, numbers in inputs.items()],
        higher_is_better=False,
        wording=wording,
    )


def _refuse_unusable(option: str, numbers: CostAndEffect) -> None:
    named = {
        message("cost"): numbers.cost,
        message("effect"): numbers.effect,
        message("reference"): numbers.reference,
    }
    for column, number in named.items():
        if number is not None and not math.isfinite(number):
            raise MissingNumber(row=option, column=column)
    if numbers.reference is not None and numbers.reference <= 0:
        raise OutOfRange(message("The reference of {option} must be above 0.", option=option))


def _standing(option: str, numbers: CostAndEffect, references: Span) -> Standing:
    outcomes = {_outcome(*case) for case in _cases(numbers, references)}
    on_line = [outcome for outcome in outcomes if isinstance(outcome, float)]
    apart = tuple(sorted(outcome for outcome in outcomes if isinstance(outcome, str)))
    span = Span(min(on_line), max(on_line)) if on_line else None
    missing = _missing(numbers, outcomes)
    if span is None and len(apart) == 1:
        return Standing(
            option, None, category=apart[0], missing=missing, reasons=_why(numbers, missing)
        )
    end = None if span is None or missing else {FIRST: DOMINANT, LAST: DOMINATED}.get(span.low)
    return Standing(
        option,
        span,
        span.low if span is not None and end is None else None,
        end,
        apart,
        missing,
        _why(numbers, missing),
    )


def _missing(numbers: CostAndEffect, outcomes: set[float | str]) -> tuple[str, ...]:
    """What is blank and can move the option; a dominant one needs no reference."""
    blank = tuple(
        name
        for name, number in (
            ("cost", numbers.cost),
            ("effect", numbers.effect),
            ("reference", numbers.reference),
        )
        if number is None
    )
    return blank if len(outcomes) > 1 else ()


def _cases(
    numbers: CostAndEffect, references: Span
) -> itertools.product[tuple[float, float, float]]:
    """What the blanks could be, at the corners where the outcome turns."""
    anything = (-HUGE, -TINY, 0.0, TINY, HUGE)
    return itertools.product(
        anything if numbers.cost is None else (numbers.cost,),
        anything if numbers.effect is None else (numbers.effect,),
        (references.low, references.high) if numbers.reference is None else (numbers.reference,),
    )


def _outcome(cost: float, effect: float, reference: float) -> float | str:
    """A ratio, an end of the order, or a category apart."""
    if cost == effect == 0:
        return NO_DIFFERENCE
    if cost <= 0 and effect >= 0:
        return FIRST
    if cost >= 0 and effect <= 0:
        return LAST
    if effect < 0:
        return CHEAPER_BUT_WORSE
    for_each_year = min(cost / effect, HUGE) if effect >= 1 or cost < HUGE * effect else HUGE
    if reference >= 1 or for_each_year < HUGE * reference:
        return max(for_each_year / reference, TINY)
    return HUGE


def _why(numbers: CostAndEffect, missing: tuple[str, ...]) -> tuple[Message, ...]:
    cost, effect, reference = numbers.cost, numbers.effect, numbers.reference
    if missing or cost is None or effect is None:
        return ()
    outcome = _outcome(cost, effect, 1.0 if reference is None else reference)
    if isinstance(outcome, str) or outcome in (FIRST, LAST):
        return (_in_words(outcome, cost, effect),)
    return _against_reference(cost / effect, outcome, reference or 0.0)


def _in_words(outcome: float | str, cost: float, effect: float) -> Message:
    if outcome == NO_DIFFERENCE:
        return message("Gives as much and costs as much as what it is compared with.")
    if outcome == FIRST:
        return message("Gives at least as much and costs less, or more for no extra cost.")
    if outcome == LAST:
        return message("Costs at least as much and gives less, or more for no extra effect.")
    return message(
        "Gives less and costs less: saves {saved:,.0f} kroner for each good life year lost.",
        saved=cost / effect,
    )


def _against_reference(for_each_year: float, ratio: float, reference: float) -> tuple[Message, ...]:
    said = message(
        "A good life year costs {cost:,.0f} kroner. The reference at this severity is "
        "{reference:,.0f} kroner.",
        cost=for_each_year,
        reference=reference,
    )
    if ratio < 1:
        against = message(
            "That is {share:.0%} of the reference, below it. The reference is no limit.",
            share=ratio,
        )
    elif ratio > 1:
        against = message(
            "That is {share:.0%} of the reference, above it. The reference is no limit.",
            share=ratio,
        )
    else:
        against = message("That is at the reference. The reference is no limit.")
    return said, against
