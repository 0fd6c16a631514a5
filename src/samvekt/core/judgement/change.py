"""What moved from the first round of judgements to the second."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.judgement.agreement import leik_consensus
from samvekt.core.judgement.middle import level_counts, majority_grade, steps_of
from samvekt.core.judgement.panel import PanelRatings
from samvekt.core.message import Message, message
from samvekt.core.scales import Level
from samvekt.core.tables import match_or_refuse


@dataclass(frozen=True, slots=True)
class OptionChange:
    """How the judgements of one option moved; up is towards speaking more for priority."""

    option: str
    up: int
    down: int
    unchanged: int
    only_first: int  # gave a level in the first round alone
    only_second: int
    before: Level | None
    after: Level | None
    moved: int | None  # the panel's level, in steps; None when a round is blank
    consensus_before: float | None
    consensus_after: float | None
    said: Message

    @property
    def consensus_change(self) -> float | None:
        """How much more alike the judgements became; None when a round cannot tell."""
        if self.consensus_before is None or self.consensus_after is None:
            return None
        return self.consensus_after - self.consensus_before


@dataclass(frozen=True, slots=True)
class AssessorChange:
    """How many options one assessor judged anew, over both rounds."""

    assessor: str
    up: int
    down: int
    unchanged: int
    only_first: int
    only_second: int

    @property
    def changed(self) -> int:
        """How many levels were moved."""
        return self.up + self.down


@dataclass(frozen=True, slots=True)
class Change:
    """From round 1 to round 2, on one criterion."""

    options: tuple[OptionChange, ...]
    assessors: tuple[AssessorChange, ...]  # those on both panels
    joined: tuple[str, ...]  # in the second round only
    departed: tuple[str, ...]  # in the first round only
    left_out: tuple[str, ...]  # disqualified in either round


def change(first: PanelRatings, second: PanelRatings) -> Change:
    """What moved between two rounds of judgements of the same options.

    Assessors are matched by name. One who is disqualified in either round counts in neither,
    so that a change never comes from who was allowed to count.

    Raises:
        LabelMismatch: The two rounds do not judge the same options.
        OutOfRange: The two rounds do not use the same scale.

    Source:
        docs/methods/panel-judgements.md §6.
    """
    match_or_refuse(first.options, second.options, "options")
    if first.scale != second.scale:
        raise OutOfRange(
            message(
                "The first round uses the scale {first} and the second {second}. Rounds can be "
                "compared only on the same levels.",
                first=first.scale.name,
                second=second.scale.name,
            )
        )
    barred = first.disqualified | second.disqualified
    before = first.without(barred & set(first.assessors))
    after = second.without(barred & set(second.assessors))
    return _compared(before, after)


def _compared(before: PanelRatings, after: PanelRatings) -> Change:
    both = tuple(name for name in before.counting if name in after.counting)
    seen_before = {option: steps_of(before, option) for option in before.options}
    seen_after = {option: steps_of(after, option) for option in before.options}
    left_out = (*before.left_out, *(n for n in after.left_out if n not in before.left_out))
    return Change(
        options=tuple(
            _option_change(before, after, option, seen_before[option], seen_after[option])
            for option in before.options
        ),
        assessors=tuple(
            AssessorChange(
                name,
                *_tally([(seen_before[o].get(name), seen_after[o].get(name)) for o in seen_before]),
            )
            for name in both
        ),
        joined=tuple(name for name in after.counting if name not in before.assessors),
        departed=tuple(name for name in before.counting if name not in after.assessors),
        left_out=left_out,
    )


def _tally(pairs: list[tuple[int | None, int | None]]) -> tuple[int, int, int, int, int]:
    """How many went up, down, stayed, were judged only before, only after."""
    moves = [b - a for a, b in pairs if a is not None and b is not None]
    return (
        sum(move > 0 for move in moves),
        sum(move < 0 for move in moves),
        sum(move == 0 for move in moves),
        sum(a is not None and b is None for a, b in pairs),
        sum(a is None and b is not None for a, b in pairs),
    )


def _option_change(
    before: PanelRatings,
    after: PanelRatings,
    option: str,
    was: dict[str, int],
    became: dict[str, int],
) -> OptionChange:
    names = list(dict.fromkeys((*was, *became)))
    up, down, unchanged, only_first, only_second = _tally(
        [(was.get(name), became.get(name)) for name in names]
    )
    from_step = majority_grade(list(was.values())) if was else None
    to_step = majority_grade(list(became.values())) if became else None
    return OptionChange(
        option=option,
        up=up,
        down=down,
        unchanged=unchanged,
        only_first=only_first,
        only_second=only_second,
        before=None if from_step is None else before.order[from_step],
        after=None if to_step is None else after.order[to_step],
        moved=None if from_step is None or to_step is None else to_step - from_step,
        consensus_before=leik_consensus(level_counts(before, option)),
        consensus_after=leik_consensus(level_counts(after, option)),
        said=message(
            "On {option}, {up} moved up, {down} moved down and {unchanged} kept their judgement.",
            option=option,
            up=up,
            down=down,
            unchanged=unchanged,
        ),
    )
