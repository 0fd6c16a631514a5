"""The panel's level for each option, and how widely its judgements lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samvekt.core.judgement.panel import DONT_KNOW, VARIES, PanelRatings
from samvekt.core.message import Message, message
from samvekt.core.scales import Level


@dataclass(frozen=True, slots=True)
class Spread:
    """How widely the judgements of one option lie; every mark is a level someone gave."""

    low_middle: Level  # the two middle judgements; the same one when the number is odd
    high_middle: Level
    lower_quartile: Level
    upper_quartile: Level
    least: Level  # speaks least for priority
    most: Level
    interquartile: int  # [steps on the scale]


@dataclass(frozen=True, slots=True)
class Middle:
    """One option's panel level, its spread, and who did not give a level.

    `level` and `spread` are None when nobody judged: a blank stays blank.
    """

    option: str
    level: Level | None
    spread: Spread | None
    counts: tuple[tuple[Level, int], ...]  # every level, the one that speaks least first
    judged: int
    dont_know: tuple[str, ...]
    varies: tuple[str, ...]
    silent: tuple[str, ...]
    left_out: tuple[str, ...]
    said: Message


def middle(ratings: PanelRatings) -> tuple[Middle, ...]:
    """The majority grade and the spread of every option, in the order of the panel.

    The majority grade is the highest level that more than half of those who judged agree the
    option reaches: the middle judgement, or the lower of the two middle ones, where low is
    what speaks least for priority. It is always a level of the scale, needs no numbers for the
    levels, and an assessor who exaggerates cannot pull it further.

    Source:
        Balinski and Laraki (2007) "A theory of measuring, electing, and ranking",
        PNAS 104(21):8720–8725; docs/methods/panel-judgements.md §3–4.
    """
    return tuple(_middle_of(ratings, option) for option in ratings.options)


def majority_grade(steps: Sequence[int]) -> int:
    """The lower middle of at least one place on a scale. [step, 0 speaks least]

    Example:
        >>> majority_grade([3, 0, 2, 1])
        1
    """
    return middles(steps)[0]


def middles(steps: Sequence[int]) -> tuple[int, int]:
    """The lower and the upper middle of at least one place; alike when their number is odd.

    Example:
        >>> middles([3, 0, 2, 1])
        (1, 2)
    """
    ordered = sorted(steps)
    return ordered[(len(steps) - 1) // 2], ordered[len(steps) // 2]


def steps_of(ratings: PanelRatings, option: str) -> dict[str, int]:
    """Where each counting judgement of an option stands. [step, 0 speaks least; by assessor]"""
    step = {level.key: place for place, level in enumerate(ratings.order)}
    return {j.assessor: step[j.level.key] for j in ratings.judgements(option)}


def level_counts(ratings: PanelRatings, option: str) -> tuple[int, ...]:
    """How many counting judgements each level got, the one that speaks least first."""
    steps = list(steps_of(ratings, option).values())
    return tuple(steps.count(place) for place in range(len(ratings.order)))


def _middle_of(ratings: PanelRatings, option: str) -> Middle:
    order, steps = ratings.order, sorted(steps_of(ratings, option).values())
    level = order[majority_grade(steps)] if steps else None
    return Middle(
        option=option,
        level=level,
        spread=_spread(order, steps) if steps else None,
        counts=tuple(zip(order, level_counts(ratings, option), strict=True)),
        judged=len(steps),
        dont_know=ratings.answered(option, DONT_KNOW),
        varies=ratings.answered(option, VARIES),
        silent=ratings.answered(option, None),
        left_out=ratings.left_out_on(option),
        said=_said(option, level, len(steps)),
    )


def _spread(order: tuple[Level, ...], steps: list[int]) -> Spread:
    """Marks that mirror when the scale is turned round; `steps` is sorted and not empty."""
    judged = len(steps)
    quarter = -(-judged // 4)  # rounded up: at least a quarter stands at or beyond the mark
    lower, upper = steps[quarter - 1], steps[judged - quarter]
    low_middle, high_middle = middles(steps)
    return Spread(
        low_middle=order[low_middle],
        high_middle=order[high_middle],
        lower_quartile=order[lower],
        upper_quartile=order[upper],
        least=order[steps[0]],
        most=order[steps[-1]],
        interquartile=upper - lower,
    )


def _said(option: str, level: Level | None, judged: int) -> Message:
    if level is None:
        return message("Nobody has judged {option}.", option=option)
    return message(
        "The panel judges {option} as {level}. Judgements that count: {judged}.",
        option=option,
        level=level.words,
        judged=judged,
    )
