"""Who judged what, for one criterion in one round, and whose judgements count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.scales import Level, Scale
from samvekt.core.tables import match_or_refuse, place_of, places_of

DONT_KNOW = "dont_know"
VARIES = "varies"
ANSWERS = (DONT_KNOW, VARIES)
"""Answers that are shown and counted by themselves, but are no step on a scale (P3)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One assessor's level for one option."""

    assessor: str
    option: str
    level: Level


@dataclass(frozen=True, slots=True)
class PanelRatings:
    """What each assessor answered for each option, on one criterion in one round.

    An answer is the key of a level, `DONT_KNOW`, `VARIES`, or None where the assessor gave
    none. Answers of a disqualified assessor are kept and listed, but never count (R48).

    Raises:
        LabelMismatch: A disqualified assessor is not on the panel.
        OutOfRange: A name stands twice, an answer is missing its place, or a level is not
            on the scale; the error names assessor and option.

    Source:
        docs/methods/panel-judgements.md §2.

    Example:
        >>> from samvekt.core.message import Words
        >>> low, high = Level("low", Words("lite"), 0), Level("high", Words("stort"), 100)
        >>> need = Scale("need", (low, high))
        >>> panel = PanelRatings(
        ...     ("nurse", "mayor"), ("ward",), need, (("high",), ("low",)), frozenset({"mayor"})
        ... )
        >>> [j.level.key for j in panel.judgements("ward")], panel.left_out
        (['high'], ('mayor',))
    """

    assessors: tuple[str, ...]
    options: tuple[str, ...]
    scale: Scale
    levels: tuple[tuple[str | None, ...], ...]  # (assessor, option)
    disqualified: frozenset[str] = frozenset()
    _rows: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _columns: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check names, shape and levels."""
        object.__setattr__(self, "_rows", places_of(self.assessors))
        object.__setattr__(self, "_columns", places_of(self.options))
        match_or_refuse(self.assessors, self.assessors)  # refuses a name that stands twice
        match_or_refuse(self.options, self.options, "options")
        _refuse_strangers(self.disqualified, self.assessors)
        _refuse_wrong_shape(self)
        _refuse_unknown_levels(self)

    @property
    def order(self) -> tuple[Level, ...]:
        """The levels from the one that speaks least for priority to the one that speaks most."""
        steps = [level for level in self.scale.levels if level.key not in ANSWERS]
        if steps and steps[0].value > steps[-1].value:
            steps.reverse()  # equal values then keep the direction of the scale
        return tuple(sorted(steps, key=lambda level: level.value))

    @property
    def counting(self) -> tuple[str, ...]:
        """The assessors whose judgements count."""
        return tuple(name for name in self.assessors if name not in self.disqualified)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The disqualified assessors, in the order of the panel."""
        return tuple(name for name in self.assessors if name in self.disqualified)

    def answer(self, assessor: str, option: str) -> str | None:
        """What one assessor answered for one option, whether or not it counts."""
        return self.levels[place_of(self._rows, assessor)][place_of(self._columns, option)]

    def judgements(self, option: str) -> tuple[Judgement, ...]:
        """The judgements of an option that count, in the order of the panel."""
        return tuple(
            Judgement(name, option, self.scale.level(key))
            for name in self.counting
            if (key := self.answer(name, option)) is not None and key not in ANSWERS
        )

    def answered(self, option: str, answer: str | None) -> tuple[str, ...]:
        """The counting assessors who gave this answer; None asks who gave no answer."""
        return tuple(name for name in self.counting if self.answer(name, option) == answer)

    def left_out_on(self, option: str) -> tuple[str, ...]:
        """The disqualified assessors who had answered for this option."""
        return tuple(name for name in self.left_out if self.answer(name, option) is not None)

    def without(self, assessors: Iterable[str]) -> PanelRatings:
        """The same answers with these assessors disqualified as well.

        Raises:
            LabelMismatch: One of them is not on the panel.
        """
        return PanelRatings(
            self.assessors,
            self.options,
            self.scale,
            self.levels,
            self.disqualified | frozenset(assessors),
        )

    def said_of_left_out(self) -> tuple[Message, ...]:
        """One sentence for each assessor whose answers do not count."""
        return tuple(
            message(
                "{assessor} is disqualified. Answers left out: {answers}.",
                assessor=name,
                answers=sum(self.answer(name, option) is not None for option in self.options),
            )
            for name in self.left_out
        )


def _refuse_strangers(disqualified: frozenset[str], assessors: tuple[str, ...]) -> None:
    strangers = disqualified - set(assessors)
    if strangers:
        raise LabelMismatch(
            message("The disqualified assessors and the panel"), missing=(), unknown=strangers
        )


def _refuse_wrong_shape(ratings: PanelRatings) -> None:
    if len(ratings.levels) != len(ratings.assessors):
        raise OutOfRange(
            message(
                "The panel has {assessors} assessors, but answers from {rows}. Give one row of "
                "answers for each.",
                assessors=len(ratings.assessors),
                rows=len(ratings.levels),
            )
        )
    for name, row in zip(ratings.assessors, ratings.levels, strict=True):
        if len(row) != len(ratings.options):
            raise OutOfRange(
                message(
                    "{assessor} has {given} answers for {options} options. Give one for each; "
                    "leave it empty where nothing was judged.",
                    assessor=name,
                    given=len(row),
                    options=len(ratings.options),
                )
            )


def _refuse_unknown_levels(ratings: PanelRatings) -> None:
    allowed = {None, *ANSWERS, *ratings.scale.keys}
    for name, row in zip(ratings.assessors, ratings.levels, strict=True):
        for option, key in zip(ratings.options, row, strict=True):
            if key not in allowed:
                raise OutOfRange(
                    message(
                        "{assessor} has judged {option} as {level}, which is not on the scale "
                        "{scale}. Choose one of {levels}.",
                        assessor=name,
                        option=option,
                        level=str(key),
                        scale=ratings.scale.name,
                        levels=(*ratings.scale.keys, *ANSWERS),
                    )
                )
