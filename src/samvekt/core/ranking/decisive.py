"""The judgement that makes the difference between rules, for one option."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from samvekt.core.message import Message, message
from samvekt.core.ranking.compare import again_among
from samvekt.core.ranking.levels import PLAIN, Levels, Wording, refuse_absent
from samvekt.core.ranking.result import Ranking
from samvekt.core.scales import Scale

Rules = Mapping[str, Callable[[Levels], Ranking]]


@dataclass(frozen=True, slots=True)
class DecisiveJudgement:
    """One changed judgement that brings the rules closest for one option.

    Attributes:
        option: The option the rules place differently.
        criterion: Where the judgement is changed.
        from_level: The level as judged.
        to_level: The level that brings the rules closest.
        spread_before: Places between the rules as judged.
        spread_after: Places between the rules after the change.
        said: The same in one sentence.
    """

    option: str
    criterion: str
    from_level: str
    to_level: str
    spread_before: int
    spread_after: int
    said: Message


def decisive_judgement(
    levels: Levels,
    scales: Mapping[str, Scale],
    rules: Rules,
    option: str,
    wording: Wording = PLAIN,
) -> DecisiveJudgement | None:
    """The single changed judgement that brings the rules closest for an option.

    Every other level of every criterion judged for the option is tried, one at a time. The one
    with the smallest spread of places wins; of equal ones the fewest steps away, then the first
    criterion. Blanks are not filled.

    Args:
        levels: The level of each option on each criterion, or a blank.
        scales: The levels there are on each criterion.
        rules: Each rule as a function of the levels alone.
        option: The option to explain.
        wording: Names of criteria and levels for the sentence.

    Returns:
        The judgement, or None when the rules agree already, when some rule does not place the
        option, or when no single change brings them closer.

    Raises:
        LabelMismatch: There is no such option, or a criterion lacks its scale.

    Source:
        docs/methods/comparing-rules.md §4.
    """
    levels.row(option)
    refuse_absent(levels, scales)
    before = _spread(levels, rules, option)
    if not before:
        return None
    best: tuple[int, int, str, str, str] | None = None
    for criterion, key, other, steps in _changes(levels, scales, option):
        after = _spread(levels.with_level(option, criterion, other), rules, option)
        if after is None or after >= before:
            continue
        if best is None or (after, steps) < best[:2]:
            best = (after, steps, criterion, key, other)
    if best is None:
        return None
    after, _, criterion, key, other = best
    said = _said(option, criterion, (key, other), (before, after), wording)
    return DecisiveJudgement(option, criterion, key, other, before, after, said)


def _changes(
    levels: Levels, scales: Mapping[str, Scale], option: str
) -> Iterator[tuple[str, str, str, int]]:
    """Criterion, level as judged, another level, and how many steps lie between."""
    for criterion, scale in scales.items():
        key = levels.of(option, criterion)
        if key is None:
            continue
        at = scale.keys.index(scale.level(key).key)
        for step, other in enumerate(scale.keys):
            if other != key:
                yield criterion, key, other, abs(step - at)


def _spread(levels: Levels, rules: Rules, option: str) -> int | None:
    """Places between the rules for the option, among the options all of them place."""
    places = [rule(levels).places for rule in rules.values()]
    if not places or any(option not in given for given in places):
        return None
    common = [name for name in places[0] if all(name in given for given in places)]
    at = [again_among(given, common)[option] for given in places]
    return max(at) - min(at)


def _said(
    option: str,
    criterion: str,
    levels: tuple[str, str],
    spreads: tuple[int, int],
    wording: Wording,
) -> Message:
    return message(
        "If {criterion} for {option} were {other} instead of {judged}, the distance between its "
        "places would be {after} instead of {before}.",
        criterion=wording.criterion(criterion),
        option=option,
        other=wording.level(criterion, levels[1]),
        judged=wording.level(criterion, levels[0]),
        after=spreads[1],
        before=spreads[0],
    )
