"""Who is far from the others on what: shown so that reasons can be asked for, never as a fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.judgement.middle import middles, steps_of
from samvekt.core.judgement.panel import PanelRatings
from samvekt.core.message import Message, message
from samvekt.core.scales import Level


@dataclass(frozen=True, slots=True)
class Distance:
    """One judgement beside the middle of the others who judged the same option."""

    assessor: str
    option: str
    given: Level
    others: tuple[Level, Level]  # their two middle judgements; alike when their number is odd
    steps: int  # to the nearer middle; positive when it speaks more for priority
    said: Message


@dataclass(frozen=True, slots=True)
class Leaning:
    """How one assessor's judgements lie beside those of the others, over all options."""

    assessor: str
    compared: int  # options that someone else has judged too
    higher: int  # speaks more for priority than the others' middle
    lower: int
    alike: int
    at_ends: int  # judged at either end of the scale
    said: Message


def distances(ratings: PanelRatings) -> tuple[Distance, ...]:
    """How far each counting judgement is from the others', option by option.

    The distance goes to the others' majority grade. Where an even number of others has two
    middle judgements it goes to the nearer one, so that high and low are told alike and nobody
    is far away together with a middle judgement. A judgement nobody else can be compared with
    is not in the list.

    Source:
        docs/methods/panel-judgements.md §5.
    """
    return tuple(
        _distance(ratings, option, name, steps)
        for option in ratings.options
        if len(steps := steps_of(ratings, option)) > 1
        for name in steps
    )


def far_from_others(ratings: PanelRatings, at_least: int) -> tuple[Distance, ...]:
    """The judgements at least so many levels from the others', the furthest first.

    Args:
        ratings: The panel's answers on one criterion.
        at_least: How far is far. [steps on the scale, 1 or more]

    Raises:
        OutOfRange: `at_least` is below one; then everyone would be far away.

    Source:
        docs/methods/panel-judgements.md §5.
    """
    if at_least < 1:
        raise OutOfRange(
            message("The distance to look for is {steps}. Choose 1 or more.", steps=at_least)
        )
    far = [one for one in distances(ratings) if abs(one.steps) >= at_least]
    return tuple(sorted(far, key=lambda one: -abs(one.steps)))


def leanings(ratings: PanelRatings, at_least: int = 1) -> tuple[Leaning, ...]:
    """How each counting assessor lies beside the others over all options, without a verdict.

    Someone who judges one option far above and every other far below the panel may hold a
    knowledge the others lack, or may try to pull the result. The figures cannot tell which,
    so they are shown and the reasons are asked for.

    Args:
        ratings: The panel's answers on one criterion.
        at_least: From how far a judgement counts as higher or lower. [steps, 1 or more]

    Raises:
        OutOfRange: `at_least` is below one.

    Source:
        docs/methods/panel-judgements.md §5.
    """
    far = far_from_others(ratings, at_least)
    compared = distances(ratings)
    return tuple(_leaning(ratings, name, compared, far) for name in ratings.counting)


def _distance(ratings: PanelRatings, option: str, name: str, steps: dict[str, int]) -> Distance:
    low, high = middles([step for other, step in steps.items() if other != name])
    given = steps[name]
    away = given - min(max(given, low), high)
    levels = ratings.order[given], ratings.order[low], ratings.order[high]
    said = _said(name, option, levels, abs(away))
    return Distance(name, option, levels[0], levels[1:], away, said)


def _said(name: str, option: str, levels: tuple[Level, Level, Level], steps: int) -> Message:
    given, low, high = (level.words for level in levels)
    if low == high:
        return message(
            "{assessor} judges {option} as {given}. The middle judgement of the others is "
            "{others}. Distance in levels: {steps}.",
            assessor=name,
            option=option,
            given=given,
            others=low,
            steps=steps,
        )
    return message(
        "{assessor} judges {option} as {given}. The middle judgements of the others are {low} and "
        "{high}. Distance in levels: {steps}.",
        assessor=name,
        option=option,
        given=given,
        low=low,
        high=high,
        steps=steps,
    )


def _leaning(
    ratings: PanelRatings,
    name: str,
    compared: tuple[Distance, ...],
    far: tuple[Distance, ...],
) -> Leaning:
    def count(which: tuple[Distance, ...], wanted: Callable[[Distance], bool]) -> int:
        return sum(one.assessor == name and wanted(one) for one in which)

    in_all = count(compared, lambda _: True)
    higher = count(far, lambda one: one.steps > 0)
    lower = count(far, lambda one: one.steps < 0)
    ends = {ratings.order[0].key, ratings.order[-1].key} if ratings.order else set()
    at_ends = sum(ratings.answer(name, option) in ends for option in ratings.options)
    said = message(
        "{assessor} lies higher than the others on {higher} options and lower on {lower}, of "
        "{compared} compared. There may be good reasons; ask what they are.",
        assessor=name,
        higher=higher,
        lower=lower,
        compared=in_all,
    )
    return Leaning(name, in_all, higher, lower, in_all - higher - lower, at_ends, said)
