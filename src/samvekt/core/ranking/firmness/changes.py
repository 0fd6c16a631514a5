"""Where one changed judgement changes the choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import MissingNumber
from samvekt.core.message import Message, message
from samvekt.core.ranking.firmness.slider import scores_and_places
from samvekt.core.ranking.firmness.stability import chosen_and_others
from samvekt.core.ranking.levels import PLAIN, Levels, Wording
from samvekt.core.scales import Scale
from samvekt.core.tables import Table, match_or_refuse
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True)
class ChangedJudgement:
    """One judgement, and the nearest other level with which another choice comes out."""

    option: str
    criterion: str
    from_level: str
    to_level: str
    steps: int  # levels away, below zero towards the first level of the scale
    chosen: tuple[str, ...]  # with the changed judgement
    said: Message


def changed_judgements(
    levels: Levels,
    scales: Mapping[str, Scale],
    weights: Weights,
    *,
    keep: int = 1,
    wording: Wording = PLAIN,
) -> tuple[ChangedJudgement, ...]:
    """Every judgement that alone can change the choice, those closest to doing so first.

    One judgement at a time is moved to the nearest level with which other options are chosen;
    of two equally near, the one towards the first level of the scale.

    Args:
        levels: The level of each option on each criterion, without blanks.
        scales: The levels there are, and what they are worth. [0–100]
        weights: One for each criterion.
        keep: How many options are chosen.
        wording: Names of criteria and levels for the sentences.

    Raises:
        LabelMismatch: Weights or scales are not exactly for the criteria judged.
        MissingNumber: A judgement is blank; fill it in or leave the option out.
        OutOfRange: A level is not on its scale, or as many are kept as there are options.

    Source:
        docs/methods/weight-stability.md §5.

    Example:
        >>> from samvekt.core.message import Words
        >>> from samvekt.core.scales import Level
        >>> names = ("low", "some", "high")
        >>> scale = Scale("need", tuple(Level(n, Words(n), v) for n, v in zip(names, (0, 50, 100))))
        >>> judged = Levels(("ward", "home"), ("need",), (("some",), ("low",)))
        >>> found = changed_judgements(judged, {"need": scale}, Weights(("need",), [1.0]))
        >>> [(one.option, one.to_level, one.steps) for one in found]
        [('home', 'high', 2)]
    """
    match_or_refuse(scales, levels.criteria, "criteria")
    table = _values(levels, scales)
    now = _choice(table, weights, keep)
    found = [
        changed
        for option in levels.options
        for criterion in levels.criteria
        if (changed := _nearest(levels, scales, weights, (table, now, keep), option, criterion))
    ]
    said = sorted(found, key=lambda one: abs(one[1]))
    return tuple(_labelled(levels, scales, wording, *one) for one in said)


_Found = tuple[tuple[str, str], int, tuple[str, ...]]


def _nearest(
    levels: Levels,
    scales: Mapping[str, Scale],
    weights: Weights,
    before: tuple[Table, tuple[str, ...], int],
    option: str,
    criterion: str,
) -> _Found | None:
    table, now, keep = before
    scale = scales[criterion]
    at = scale.keys.index(levels.of(option, criterion) or "")
    row, column = table.options.index(option), table.criteria.index(criterion)
    for steps in sorted(range(-at, len(scale.keys) - at), key=lambda step: (abs(step), step)):
        values = table.values.copy()
        values[row, column] = scale.levels[at + steps].value
        then = _choice(Table(table.options, table.criteria, values), weights, keep)
        if then != now:
            return (option, criterion), steps, then
    return None


def _choice(table: Table, weights: Weights, keep: int) -> tuple[str, ...]:
    """Who is chosen; all who share the last place come with it, so that a tie is no choice."""
    chosen_and_others(table, weights, keep)  # refuses a number that cannot be kept
    place = scores_and_places(table, weights).place
    last = np.sort(place)[keep - 1]
    return tuple(o for o, p in zip(table.options, place, strict=True) if p <= last)


def _values(levels: Levels, scales: Mapping[str, Scale]) -> Table:
    rows = []
    for option in levels.options:
        row = []
        for criterion, key in levels.row(option).items():
            if key is None:
                raise MissingNumber(row=option, column=criterion)
            row.append(scales[criterion].level(key).value)
        rows.append(row)
    return Table(levels.options, levels.criteria, rows)


def _labelled(
    levels: Levels,
    scales: Mapping[str, Scale],
    wording: Wording,
    cell: tuple[str, str],
    steps: int,
    chosen: tuple[str, ...],
) -> ChangedJudgement:
    option, criterion = cell
    keys = scales[criterion].keys
    judged = levels.of(option, criterion) or ""
    to = keys[keys.index(judged) + steps]
    said = message(
        "If {criterion} for {option} were {to} and not {judged}, the choice would be {chosen}.",
        criterion=wording.criterion(criterion),
        option=option,
        to=wording.level(criterion, to),
        judged=wording.level(criterion, judged),
        chosen=chosen,
    )
    return ChangedJudgement(option, criterion, judged, to, steps, chosen, said)
