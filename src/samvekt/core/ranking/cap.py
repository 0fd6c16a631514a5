"""Severity as a cap: a combined judgement that may not be better than severity allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, Value, message
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import (
    PLAIN,
    Levels,
    Wording,
    left_out,
    refuse_absent,
    refuse_unknown_levels,
)
from samvekt.core.ranking.result import Ranking

COMBINE = ("median", "worst", "mean")


@dataclass(frozen=True, slots=True)
class SeverityCap:
    """The parameters of the rule; their values live in a reference record (P4).

    Attributes:
        severity: The criterion that caps the others; it is one of `ranks`.
        ranks: The rank each level of each dimension gives. [1 is best]
        combine: How the ranks become one: the median, the worst, or the mean. Half a rank goes
            to the worse side.
    """

    severity: str
    ranks: Mapping[str, Mapping[str, int]]
    combine: str = "median"

    def __post_init__(self) -> None:
        """Refuse an unknown way to combine, and a cap that is not among the dimensions."""
        if self.combine not in COMBINE:
            raise OutOfRange(
                message(
                    "{combine} is not a way to combine ranks. Choose one of {ways}.",
                    combine=self.combine,
                    ways=COMBINE,
                )
            )
        if not self.ranks.get(self.severity):
            raise OutOfRange(
                message("Say which rank each level of {severity} gives.", severity=self.severity)
            )

    def combined(self, ranks: Mapping[str, int]) -> int:
        """One rank from those of the dimensions, before the cap. [1 is best]"""
        if self.combine == "worst":
            return max(ranks.values())
        if self.combine == "median":
            return _half_to_worse(Fraction(median(map(Fraction, ranks.values()))))
        return _half_to_worse(Fraction(sum(ranks.values()), len(ranks)))

    def capped(self, ranks: Mapping[str, int]) -> int:
        """The combined rank, but never better than that of severity. [1 is best]"""
        return max(self.combined(ranks), ranks[self.severity])


def severity_cap_ranking(levels: Levels, cap: SeverityCap, wording: Wording = PLAIN) -> Ranking:
    """The order of a combined judgement that severity caps, with each step as a reason.

    Args:
        levels: The level of each option on each dimension, or a blank.
        cap: Ranks by level, how they are combined, and the dimension that caps.
        wording: Names of criteria and levels for the reasons.

    Returns:
        Rank as the score and place by rank. [1 is best; equal ranks share the place]

    Raises:
        LabelMismatch: Severity is not among the criteria.
        OutOfRange: A level is not known to the rule.

    Source:
        Västra Götalandsregionen, "Rangordning" (ordnat införande), matrix 1–3;
        docs/methods/severity-cap.md §2.

    Example:
        >>> three = {"high": 1, "moderate": 2, "low": 3}
        >>> cap = SeverityCap("severity", {"severity": three, "effect": three})
        >>> judged = Levels(("ward",), ("severity", "effect"), (("moderate", "high"),))
        >>> severity_cap_ranking(judged, cap).of("ward").score
        2.0
    """
    refuse_absent(levels, {cap.severity})
    used = tuple(name for name in cap.ranks if name in levels.criteria)
    for criterion in used:
        refuse_unknown_levels(levels, criterion, cap.ranks[criterion])
    return placed_with_gaps(
        "cap",
        [_standing(option, levels, cap, used, wording) for option in levels.options],
        higher_is_better=False,
        warnings=left_out(cap.ranks, used, wording),
        wording=wording,
    )


def _standing(
    option: str, levels: Levels, cap: SeverityCap, used: tuple[str, ...], wording: Wording
) -> Standing:
    row = {name: levels.of(option, name) for name in used}
    missing = tuple(name for name in used if row[name] is None)
    best = {name: _rank(cap.ranks[name], key, min) for name, key in row.items()}
    worst = {name: _rank(cap.ranks[name], key, max) for name, key in row.items()}
    span = Span(float(cap.capped(best)), float(cap.capped(worst)))
    reasons = [_dimension(name, key, cap, wording) for name, key in row.items() if key is not None]
    if not missing:
        reasons += _conclusion(best, cap, wording)
    return Standing(
        option, span, None if missing else span.low, missing=missing, reasons=tuple(reasons)
    )


def _rank(
    ranks: Mapping[str, int], key: str | None, extreme: Callable[[Iterable[int]], int]
) -> int:
    return extreme(ranks.values()) if key is None else ranks[key]


def _half_to_worse(value: Fraction) -> int:
    """The nearest whole rank; a half goes up, to the worse side."""
    return int((value + Fraction(1, 2)) // 1)


def _dimension(name: str, key: str, cap: SeverityCap, wording: Wording) -> Message:
    return message(
        "{criterion} is: {judged}. That gives rank {rank}.",
        criterion=wording.criterion(name),
        judged=wording.level(name, key),
        rank=cap.ranks[name][key],
    )


def _conclusion(ranks: Mapping[str, int], cap: SeverityCap, wording: Wording) -> list[Message]:
    together, limit = cap.combined(ranks), ranks[cap.severity]
    values: dict[str, Value] = {"rank": together}
    said = {
        "median": message("The middle one of these ranks is {rank}.", **values),
        "worst": message("The worst of these ranks is {rank}.", **values),
        "mean": message("The mean of these ranks, rounded, is {rank}.", **values),
    }[cap.combine]
    if limit <= together:
        return [said, message("Suggested rank: {rank}.", **values)]
    return [
        said,
        message(
            "Suggested rank: {limit}, because the rank cannot be better than that of {severity}.",
            limit=limit,
            severity=wording.criterion(cap.severity),
        ),
    ]
