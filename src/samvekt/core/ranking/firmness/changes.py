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
    of two equally near, the one towards the first level of the scale. A new tie for the last
    place chosen is another choice too.

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
        >>> judged = Levels(("ward", "home"), ("need",), (("high",), ("low",)))
        >>> found = changed_judgements(judged, {"need": scale}, Weights(("need",), [1.0]))
        >>> [(one.option, one.to_level, one.steps) for one in found]
        [('ward', 'low', -2), ('home', 'high', 2)]
    """
    match_or_refuse(scales, levels.criteria, "criteria")
    table = _values(levels, scales)
    judged = _Judged(levels, scales, weights, keep)
    now = judged.choice(table)
    found = [
        changed
        for option in levels.options
        for criterion in levels.criteria
        if (changed := _nearest(judged, table, now, (option, criterion)))
    ]
    said = sorted(found, key=lambda one: abs(one[1]))
    return tuple(_labelled(judged, wording, one) for one in said)


_Found = tuple[tuple[str, str], int, tuple[str, ...]]  # cell, steps, who is chosen then


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the judgements are weighed with."""

    levels: Levels
    scales: Mapping[str, Scale]
    weights: Weights
    keep: int

    def choice(self, table: Table) -> tuple[str, ...]:
        """Who is chosen, with all who share the last place, so that a tie is no choice."""
        chosen_and_others(table, self.weights, self.keep)  # refuses a number that cannot be
        place = scores_and_places(table, self.weights).place
        last = np.sort(place)[self.keep - 1]
        return tuple(o for o, p in zip(table.options, place, strict=True) if p <= last)

    def at(self, cell: tuple[str, str]) -> int:
        """Where the judged level stands on its scale."""
        return self.scales[cell[1]].keys.index(self.levels.of(*cell) or "")


def _nearest(
    judged: _Judged, table: Table, now: tuple[str, ...], cell: tuple[str, str]
) -> _Found | None:
    levels, at = judged.scales[cell[1]].levels, judged.at(cell)
    row, column = table.options.index(cell[0]), table.criteria.index(cell[1])
    for steps in sorted(range(-at, len(levels) - at), key=lambda step: (abs(step), step)):
        values = table.values.copy()
        values[row, column] = levels[at + steps].value
        then = judged.choice(Table(table.options, table.criteria, values))
        if then != now:
            return cell, steps, then
    return None


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


def _labelled(judged: _Judged, wording: Wording, found: _Found) -> ChangedJudgement:
    (option, criterion), steps, chosen = found
    keys, at = judged.scales[criterion].keys, judged.at((option, criterion))
    said = message(
        "If {criterion} for {option} were {to} and not {judged}, the choice would be {chosen}.",
        criterion=wording.criterion(criterion),
        option=option,
        to=wording.level(criterion, keys[at + steps]),
        judged=wording.level(criterion, keys[at]),
        chosen=chosen,
    )
    return ChangedJudgement(option, criterion, keys[at], keys[at + steps], steps, chosen, said)
