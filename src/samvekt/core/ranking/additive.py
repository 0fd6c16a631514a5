"""Additive value: a weighted sum of values between fixed anchors, 0–100."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from samvekt.core.message import Message, Value, message
from samvekt.core.ranking.figures import Figures
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import PLAIN, Levels, Wording, refuse_unknown_levels
from samvekt.core.ranking.result import Ranking
from samvekt.core.ranking.value_function import ValueFunction
from samvekt.core.scales import Scale
from samvekt.core.tables import Table, match_or_refuse
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True)
class _Part:
    """What one criterion gives one option."""

    criterion: str
    said: Value | None  # what was judged or measured; None for a blank
    span: Span  # value, 0–100
    weight: float

    @property
    def points(self) -> float:
        """Weight times value; only for a part without a blank."""
        return self.weight * self.span.low


def weighted_sums(table: Table, weights: Weights) -> dict[str, float]:
    """The weighted sum of each row, in the unit of the table.

    The sum is rounded once, so the order of the criteria changes nothing.

    Raises:
        LabelMismatch: The weights are not exactly for the criteria of the table.

    Example:
        >>> table = Table(("ward", "home"), ("benefit", "severity"), [[50, 100], [100, 0]])
        >>> weighted_sums(table, Weights(("severity", "benefit"), [0.25, 0.75]))
        {'ward': 62.5, 'home': 75.0}
    """
    ordered = weights.in_order_of(table.criteria).values.tolist()
    return {
        option: math.fsum(w * v for w, v in zip(ordered, row, strict=True))
        for option, row in zip(table.options, table.values.tolist(), strict=True)
    }


def additive_ranking(
    levels: Levels,
    scales: Mapping[str, Scale],
    weights: Weights,
    *,
    also_limits: Collection[str] = (),
    wording: Wording = PLAIN,
) -> Ranking:
    """The order by weighted sum, with the contribution of each criterion as a reason.

    Args:
        levels: The level of each option on each criterion, or a blank.
        scales: What each level is worth, between fixed anchors. [0–100]
        weights: One for each criterion. [0–1; sum 1]
        also_limits: Criteria that also stand as a budget, a limit or a denominator in the same
            round; counting them in the value counts them twice.
        wording: Names of criteria and levels for the reasons.

    Returns:
        The weighted sum as the score. [0–100; higher is better]

    Raises:
        LabelMismatch: Weights or scales are not exactly for the criteria judged.
        OutOfRange: A level is not on its scale.

    Source:
        Keeney & Raiffa (1976) "Decisions with Multiple Objectives", chapter 3;
        docs/methods/additive-value.md §2.

    Example:
        >>> from samvekt.core.message import Words
        >>> from samvekt.core.scales import Level
        >>> scale = Scale("need", (Level("low", Words("lav"), 0), Level("high", Words("høy"), 100)))
        >>> judged = Levels(("ward", "home"), ("need",), (("high",), ("low",)))
        >>> additive_ranking(judged, {"need": scale}, Weights(("need",), [1.0])).places
        {'ward': 1, 'home': 2}
    """
    parts = _parts_of_levels(levels, scales, weights, wording)
    return _ranked(parts, also_limits, wording)


def additive_ranking_of_figures(
    figures: Figures,
    functions: Mapping[str, ValueFunction],
    weights: Weights,
    *,
    also_limits: Collection[str] = (),
    wording: Wording = PLAIN,
) -> Ranking:
    """The order by weighted sum of measured numbers, each turned into a value between anchors.

    Args:
        figures: The number of each option on each criterion, or a blank. [unit of the criterion]
        functions: From a number to a value. [0–100]
        weights: One for each criterion. [0–1; sum 1]
        also_limits: As for `additive_ranking`.
        wording: Names of criteria for the reasons.

    Returns:
        The weighted sum as the score. [0–100; higher is better]

    Raises:
        LabelMismatch: Weights or functions are not exactly for the criteria measured.
        OutOfRange: A number lies outside the anchors and the function refuses that.

    Source:
        docs/methods/additive-value.md §3.
    """
    match_or_refuse(functions, figures.criteria, "criteria")
    ordered = weights.in_order_of(figures.criteria).by_name()
    parts = {
        option: [
            _Part(name, number, functions[name].span(number), ordered[name])
            for name, number in figures.row(option).items()
        ]
        for option in figures.options
    }
    return _ranked(parts, also_limits, wording)


def value_spans(levels: Levels, scales: Mapping[str, Scale], weights: Weights) -> dict[str, Span]:
    """The weighted sum of each option with its blanks at their worst and at their best.

    Returns:
        One span for each option; a single number where nothing is blank. [0–100]

    Raises:
        LabelMismatch: Weights or scales are not exactly for the criteria judged.
        OutOfRange: A level is not on its scale.
    """
    parts = _parts_of_levels(levels, scales, weights, PLAIN)
    return {option: _total(row) for option, row in parts.items()}


def _parts_of_levels(
    levels: Levels, scales: Mapping[str, Scale], weights: Weights, wording: Wording
) -> dict[str, list[_Part]]:
    match_or_refuse(scales, levels.criteria, "criteria")
    ordered = weights.in_order_of(levels.criteria).by_name()
    for criterion in levels.criteria:
        refuse_unknown_levels(levels, criterion, scales[criterion].keys)
    return {
        option: [
            _judged(name, key, scales[name], ordered[name], wording)
            for name, key in levels.row(option).items()
        ]
        for option in levels.options
    }


def _judged(
    criterion: str, key: str | None, scale: Scale, weight: float, wording: Wording
) -> _Part:
    if key is None:
        values = [level.value for level in scale.levels]
        return _Part(criterion, None, Span(min(values), max(values)), weight)
    value = scale.level(key).value
    return _Part(criterion, wording.level(criterion, key), Span(value, value), weight)


def _ranked(
    parts: Mapping[str, list[_Part]], also_limits: Collection[str], wording: Wording
) -> Ranking:
    weighed = {part.criterion: part.weight for row in parts.values() for part in row}
    twice = tuple(name for name in weighed if name in also_limits and weighed[name] > 0)
    return placed_with_gaps(
        "additive",
        [_standing(option, row, wording) for option, row in parts.items()],
        higher_is_better=True,
        warnings=tuple(_counted_twice(name, wording) for name in twice),
        wording=wording,
    )


def _counted_twice(criterion: str, wording: Wording) -> Message:
    return message(
        "{criterion} counts in the value and is also a limit or what the value is divided by, so "
        "it counts twice. Leave it out of the value, or say why not.",
        criterion=wording.criterion(criterion),
    )


def _total(parts: list[_Part]) -> Span:
    low, high = (
        math.fsum(part.weight * end for part, end in zip(parts, ends, strict=True))
        for ends in ([p.span.low for p in parts], [p.span.high for p in parts])
    )
    return Span(low, high)


def _standing(option: str, parts: list[_Part], wording: Wording) -> Standing:
    missing = tuple(part.criterion for part in parts if part.said is None and part.weight > 0)
    known = sorted((part for part in parts if part.said is not None), key=lambda part: -part.points)
    span = _total(parts)
    reasons = (*(_contribution(part, wording) for part in known), _sum(span, missing))
    return Standing(option, span, None if missing else span.low, missing=missing, reasons=reasons)


def _contribution(part: _Part, wording: Wording) -> Message:
    return message(
        "{criterion}: {judged}. Worth {value:.0f} of 100, times the weight {weight:.0%}, gives "
        "{points:.1f}.",
        criterion=wording.criterion(part.criterion),
        judged=part.said if part.said is not None else "",
        value=part.span.low,
        weight=part.weight,
        points=part.points,
    )


def _sum(span: Span, missing: tuple[str, ...]) -> Message:
    if not missing:
        return message("Value in all: {value:.1f} of 100.", value=span.low)
    return message(
        "Value in all: from {low:.1f} to {high:.1f} of 100, depending on the blanks.",
        low=span.low,
        high=span.high,
    )
