"""What a blank does: the best and the worst place an option could get.

A rule hands over one `Standing` for each option: the score with its blanks at their worst and at
their best, and the categories a blank may lead to. No middle value is ever made up. The blanks of
different options are filled independently, so the bounds below are reached by some completion.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from samvekt.core.message import Message, Words, message
from samvekt.core.ranking.levels import PLAIN, Wording
from samvekt.core.ranking.result import CATEGORY_WORDS, RankedOption, Ranking
from samvekt.core.tables import refuse_twice


@dataclass(frozen=True, slots=True)
class Span:
    """A score that is known to lie from `low` to `high`; one number when they are equal."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """True when there is only one number it can be."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rule knows of one option before its blanks are filled.

    `span` is None when the option gets no place however its blanks are filled. `score` is the
    number to show; it is left out where there is none to show. `among` is the score among the
    options without blanks, where that differs from the one among all (an assessor's place does).
    """

    option: str
    span: Span | None
    score: float | None = None
    category: str | None = None
    possible: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reasons: tuple[Message, ...] = ()
    among: float | None = None

    @property
    def settled(self) -> bool:
        """True when nothing is blank that could move it."""
        return not self.missing and not self.possible


def placed_with_gaps(
    rule: str,
    standings: Iterable[Standing],
    *,
    higher_is_better: bool,
    warnings: tuple[Message, ...] = (),
    wording: Wording = PLAIN,
) -> Ranking:
    """Places for the options without blanks, and bounds for all that can be ordered.

    The best place is one more than the number of other options that are better whatever the
    blanks are; the worst place is one more than the number that could be better. The place of an
    option without blanks always lies between the two.

    Args:
        rule: Name of the rule, said with the result.
        standings: One for each option, in the order of the options.
        higher_is_better: True when a higher score gives a better place.
        warnings: What a reader of the ranking must know.
        wording: Names of criteria for the reasons.

    Returns:
        The ranking: placed options best first, then categories, then those not placed.

    Raises:
        OutOfRange: An option stands twice.

    Source:
        Interval dominance, as in Salo & Hämäläinen (1992) "Preference assessment by imprecise
        ratio statements", Operations Research 40(6); docs/methods/blanks.md §2.

    Example:
        >>> ranking = placed_with_gaps(
        ...     "additive",
        ...     [
        ...         Standing("ward", Span(70, 70), 70.0),
        ...         Standing("home", Span(40, 80), missing=("benefit",)),
        ...         Standing("day", Span(20, 20), 20.0),
        ...     ],
        ...     higher_is_better=True,
        ... )
        >>> [(line.option, line.place, line.best_place, line.worst_place) for line in ranking.lines]
        [('ward', 1, 1, 2), ('day', 3, 3, 3), ('home', None, 1, 2)]
    """
    rows = tuple(standings)
    refuse_twice(tuple(row.option for row in rows))
    field = _Field(rows, 1.0 if higher_is_better else -1.0)
    lines = [_line(row, field, wording) for row in rows]
    lines.sort(key=_reading_order)
    return Ranking(rule, tuple(lines), higher_is_better, warnings)


class _Field:
    """The standings turned so that more is better, sorted for counting."""

    def __init__(self, rows: tuple[Standing, ...], sign: float) -> None:
        ends = {row.option: _ends(row.span, sign) for row in rows if row.span is not None}
        self.ends = ends
        self.among = {r.option: _among(r, sign) for r in rows if r.option in ends and r.settled}
        self.placed = sorted(self.among.values())
        sure = (row for row in rows if row.option in ends and not row.possible)
        self.at_least = sorted(ends[row.option][0] for row in sure)
        self.at_most = sorted(end[1] for end in ends.values())

    def place(self, option: str) -> int:
        """The place among the placed options, moved to where it can be at all.

        An option with a blank may be better whatever the blank is; then it holds a place above,
        and the places below it stay its own.
        """
        best, worst = self.bounds(option)
        return min(max(1 + _number_above(self.placed, self.among[option]), best), worst)

    def bounds(self, option: str) -> tuple[int, int]:
        """Best and worst place, whatever the blanks are."""
        low, high = self.ends[option]
        itself = 1 if high > low else 0
        best = 1 + _number_above(self.at_least, high)
        return best, 1 + _number_above(self.at_most, low) - itself


def _ends(span: Span, sign: float) -> tuple[float, float]:
    low, high = sorted((comparable(sign * span.low), comparable(sign * span.high)))
    return low, high


def _among(row: Standing, sign: float) -> float:
    score = row.among if row.among is not None or row.span is None else row.span.low
    return comparable(sign * (score or 0.0))


def comparable(score: float) -> float:
    """A score with twelve digits, so that equal sums added in another order are a tie."""
    return float(f"{score:.12g}")


def _number_above(ordered: list[float], value: float) -> int:
    return len(ordered) - bisect_right(ordered, value)


def _line(row: Standing, field: _Field, wording: Wording) -> RankedOption:
    if row.span is None:
        reasons = (*row.reasons, *_why_no_place(row, wording))
        return RankedOption(
            row.option,
            None,
            None,
            row.category,
            reasons,
            row.missing,
            possible_categories=row.possible,
        )
    best, worst = field.bounds(row.option)
    place = field.place(row.option) if row.settled else None
    return RankedOption(
        row.option,
        place,
        row.score if row.settled else None,
        row.category,
        (*row.reasons, *_why_bounds(row, place, best, worst, wording)),
        row.missing,
        best,
        worst,
        possible_categories=row.possible,
    )


def _why_bounds(
    row: Standing, place: int | None, best: int, worst: int, wording: Wording
) -> list[Message]:
    if place is not None:
        return [] if worst == place else [_until_filled(worst)]
    said = [_blank(row, wording)] if row.missing else []
    said.append(
        message("The place could be from {best} to {worst}.", best=best, worst=worst)
        if best != worst
        else message("The place is {best} however the blanks are filled.", best=best)
    )
    if row.possible:
        said.append(
            message("It could also end as: {categories}.", categories=category_words(row.possible))
        )
    return said


def _until_filled(worst: int) -> Message:
    return message(
        "When the blanks of other options are filled, the place could be as low as {worst}.",
        worst=worst,
    )


def _why_no_place(row: Standing, wording: Wording) -> list[Message]:
    if row.category is not None or not row.possible:
        return []
    return [
        _blank(row, wording),
        message(
            "However the blanks are filled, it ends as one of: {categories}.",
            categories=category_words(row.possible),
        ),
    ]


def _blank(row: Standing, wording: Wording) -> Message:
    return message(
        "No place yet, because this is blank: {missing}.", missing=wording.listed(row.missing)
    )


def category_words(categories: Iterable[str]) -> tuple[Words | str, ...]:
    """What categories are called."""
    return tuple(CATEGORY_WORDS.get(category, category) for category in categories)


def _reading_order(line: RankedOption) -> tuple[int, int, int]:
    if line.place is not None:
        return (0, line.place, 0)
    if line.category is not None:
        return (1, tuple(CATEGORY_WORDS).index(line.category), line.best_place or 0)
    return (2, line.best_place or 10**9, line.worst_place or 10**9)
