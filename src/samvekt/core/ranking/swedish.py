"""The Swedish procedure: start from severity, lower for what speaks against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.ranking.bands import Band, band_of
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import (
    PLAIN,
    Levels,
    Wording,
    left_out,
    refuse_absent,
    refuse_unknown_level,
    refuse_unknown_levels,
)
from samvekt.core.ranking.result import DO_NOT_DO, RESEARCH, Ranking


@dataclass(frozen=True, slots=True)
class SwedishProcedure:
    """The parameters of the procedure; their values live in a reference record (P4).

    Attributes:
        start: Where each level of severity starts. [level of the rank scale, 1 is highest]
        lowering: How many steps each level of each other criterion lowers. [steps, 0 or more]
        do_not_do: Levels that take an option out of the scale, as not to be done.
        research: Levels that take an option out of the scale, as only for research.
        worst: The lowest level of the scale. [10 in the national model]
        bands: Words for stretches of the scale.
        severity: The criterion the procedure starts from.
        fixed_start: The one start level for all, where severity may not be used, as in the
            Swedish social services. Then `start` is empty and severity is not read.
    """

    start: Mapping[str, int]
    lowering: Mapping[str, Mapping[str, int]]
    do_not_do: Mapping[str, frozenset[str]]
    research: Mapping[str, frozenset[str]]
    worst: int
    bands: tuple[Band, ...]
    severity: str = "severity"
    fixed_start: int | None = None

    def __post_init__(self) -> None:
        """Refuse a start outside the scale, a negative lowering, and two starts."""
        if (self.fixed_start is None) == (not self.start):
            raise OutOfRange(
                message("Give either a start for each level of severity or one start for all.")
            )
        starts = self.start.values() if self.fixed_start is None else (self.fixed_start,)
        steps = [n for levels in self.lowering.values() for n in levels.values()]
        if any(not 1 <= n <= self.worst for n in starts) or any(n < 0 for n in steps):
            raise OutOfRange(
                message(
                    "Each start must be from 1 to {worst}, and no step may be negative.",
                    worst=self.worst,
                )
            )

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria the procedure reads, severity first where it is used."""
        named = (*self.lowering, *self.do_not_do, *self.research)
        others = tuple(dict.fromkeys(name for name in named if name != self.severity))
        return others if self.fixed_start is not None else (self.severity, *others)

    def known(self, criterion: str) -> tuple[str, ...]:
        """The levels of a criterion the procedure knows."""
        start = self.start if criterion == self.severity else {}
        outside = self.do_not_do.get(criterion, frozenset()) | self.research.get(
            criterion, frozenset()
        )
        named = (*start, *self.lowering.get(criterion, {}), *sorted(outside))
        return tuple(dict.fromkeys(named))

    def removing(self, category: str) -> Mapping[str, frozenset[str]]:
        """The levels that lead to a category."""
        return self.do_not_do if category == DO_NOT_DO else self.research


@dataclass(frozen=True, slots=True)
class SwedishOutcome:
    """Where one option lands, whatever its blanks are.

    Attributes:
        span: Highest and lowest level it could get; None when it is out of the scale for certain.
        category: The category it is in for certain.
        possible: Categories a blank may still lead to.
    """

    span: Span | None
    category: str | None
    possible: tuple[str, ...]


def swedish_outcome(row: Mapping[str, str | None], procedure: SwedishProcedure) -> SwedishOutcome:
    """Where the levels of one option lead, each blank read at its best and at its worst.

    Args:
        row: Level by criterion, None for a blank. Criteria the procedure does not read are
            ignored; those it reads that are not there are left out.
        procedure: Starts, steps, and the levels that take an option out of the scale.

    Returns:
        The span of levels, and the categories that are certain or possible.

    Raises:
        OutOfRange: A level is not known to the procedure.

    Source:
        docs/methods/swedish-procedure.md §2.
    """
    used = {name: row[name] for name in procedure.criteria if name in row}
    for name, key in used.items():
        refuse_unknown_level(key, name, procedure.known(name))
    certain, possible = _categories(used, procedure)
    if certain is None:
        return SwedishOutcome(_span(used, procedure), None, possible)
    if possible:
        return SwedishOutcome(None, None, (*possible, certain))
    return SwedishOutcome(None, certain, ())


def swedish_ranking(
    levels: Levels, procedure: SwedishProcedure, wording: Wording = PLAIN
) -> Ranking:
    """The order the Swedish national model suggests, with each step as a reason.

    Args:
        levels: The level of each option on each criterion, or a blank.
        procedure: Starts, steps, and the levels that take an option out of the scale.
        wording: Names of criteria and levels for the reasons.

    Returns:
        Level as the score and place by level. [1 is highest; equal levels share the place]

    Raises:
        LabelMismatch: Severity is not among the criteria, and the procedure starts from it.
        OutOfRange: A level is not known to the procedure.

    Source:
        Nationell modell för öppna prioriteringar, Prioriteringscentrum report 2017:2, step 7;
        docs/methods/swedish-procedure.md §2.

    Example:
        >>> procedure = SwedishProcedure(
        ...     start={"large": 3, "small": 7},
        ...     lowering={"benefit": {"large": 0, "small": 2}},
        ...     do_not_do={"benefit": frozenset({"none"})},
        ...     research={},
        ...     worst=10,
        ...     bands=(),
        ... )
        >>> judged = Levels(("ward", "home"), ("severity", "benefit"),
        ...     (("large", "small"), ("large", "none")))
        >>> for line in swedish_ranking(judged, procedure).lines:
        ...     print(line.option, line.score, line.category)
        ward 5.0 None
        home None do_not_do
    """
    if procedure.fixed_start is None:
        refuse_absent(levels, {procedure.severity})
    used = tuple(name for name in procedure.criteria if name in levels.criteria)
    for criterion in used:
        refuse_unknown_levels(levels, criterion, procedure.known(criterion))
    return placed_with_gaps(
        "swedish",
        [_standing(option, levels, procedure, used, wording) for option in levels.options],
        higher_is_better=False,
        warnings=left_out(procedure.criteria, used, wording),
        wording=wording,
    )


def _standing(
    option: str,
    levels: Levels,
    procedure: SwedishProcedure,
    used: tuple[str, ...],
    wording: Wording,
) -> Standing:
    row = {name: levels.of(option, name) for name in used}
    missing = tuple(name for name in used if row[name] is None)
    outcome = swedish_outcome(row, procedure)
    if outcome.span is None:
        return Standing(
            option,
            None,
            category=outcome.category,
            possible=outcome.possible,
            missing=missing,
            reasons=_why_category(row, procedure, wording),
        )
    reasons = _steps(row, procedure, wording)
    if missing:
        return Standing(option, outcome.span, None, None, outcome.possible, missing, reasons)
    score = outcome.span.low
    reasons = (*reasons, *_conclusion(int(score), row, procedure))
    return Standing(option, outcome.span, score, reasons=reasons)


def _categories(
    row: Mapping[str, str | None], procedure: SwedishProcedure
) -> tuple[str | None, tuple[str, ...]]:
    """The category that is certain, and those a blank may still lead to; not-to-do goes first."""
    possible: list[str] = []
    for category in (DO_NOT_DO, RESEARCH):
        removing = procedure.removing(category)
        judged = [name for name in removing if name in row]
        if any(row[name] in removing[name] for name in judged):
            return category, tuple(possible)
        if any(row[name] is None and removing[name] for name in judged):
            possible.append(category)
    return None, tuple(possible)


def _span(row: Mapping[str, str | None], procedure: SwedishProcedure) -> Span:
    tables = {name: procedure.lowering.get(name, {}) for name in row}
    if procedure.fixed_start is None:
        tables[procedure.severity] = procedure.start
    start = procedure.fixed_start or 0
    low = high = start
    for name, steps in tables.items():
        key = row[name]
        out = procedure.do_not_do.get(name, frozenset()) | procedure.research.get(name, frozenset())
        on_scale = [n for level, n in steps.items() if level not in out]
        could_be = on_scale if key is None else [steps.get(key, 0)]
        low, high = low + min(could_be, default=0), high + max(could_be, default=0)
    return Span(float(min(low, procedure.worst)), float(min(high, procedure.worst)))


def _steps(
    row: Mapping[str, str | None], procedure: SwedishProcedure, wording: Wording
) -> tuple[Message, ...]:
    said = [_start(row, procedure, wording)]
    for criterion, steps in procedure.lowering.items():
        key = row.get(criterion)
        if key is not None:
            said.append(_step(criterion, key, steps.get(key, 0), wording))
    return tuple(part for part in said if part is not None)


def _start(
    row: Mapping[str, str | None], procedure: SwedishProcedure, wording: Wording
) -> Message | None:
    if procedure.fixed_start is not None:
        return message(
            "Start at level {level}, the same for all: severity is not used here.",
            level=procedure.fixed_start,
        )
    key = row[procedure.severity]
    if key is None:
        return None
    return message(
        "Start at level {level}, because {criterion} is: {judged}.",
        level=procedure.start[key],
        criterion=wording.criterion(procedure.severity),
        judged=wording.level(procedure.severity, key),
    )


def _step(criterion: str, key: str, steps: int, wording: Wording) -> Message:
    name, judged = wording.criterion(criterion), wording.level(criterion, key)
    if not steps:
        return message(
            "No lowering, because {criterion} is: {judged}.", criterion=name, judged=judged
        )
    return message(
        "Down {steps}, because {criterion} is: {judged}.",
        steps=steps,
        criterion=name,
        judged=judged,
    )


def _conclusion(
    level: int, row: Mapping[str, str | None], procedure: SwedishProcedure
) -> tuple[Message, ...]:
    said: list[Message] = []
    if _unclipped(row, procedure) > procedure.worst:
        said.append(message("The scale ends at {worst}, so it stops there.", worst=procedure.worst))
    band = band_of(level, procedure.bands)
    if band is None:
        said.append(
            message("Suggested level: {level} of {worst}.", level=level, worst=procedure.worst)
        )
    else:
        said.append(
            message(
                "Suggested level: {level} of {worst} ({band}).",
                level=level,
                worst=procedure.worst,
                band=band.words,
            )
        )
    return tuple(said)


def _unclipped(row: Mapping[str, str | None], procedure: SwedishProcedure) -> int:
    key = row.get(procedure.severity)
    start = procedure.fixed_start or procedure.start[key or ""]
    return start + sum(steps.get(row.get(c) or "", 0) for c, steps in procedure.lowering.items())


def _why_category(
    row: Mapping[str, str | None], procedure: SwedishProcedure, wording: Wording
) -> tuple[Message, ...]:
    category, _ = _categories(row, procedure)
    removing = procedure.removing(category or RESEARCH)
    criterion = next(name for name in removing if row.get(name) in removing[name])
    key = row[criterion] or ""
    name, judged = wording.criterion(criterion), wording.level(criterion, key)
    if category == DO_NOT_DO:
        return (
            message(
                "Outside the scale: should not be done, because {criterion} is: {judged}.",
                criterion=name,
                judged=judged,
            ),
        )
    return (
        message(
            "Outside the scale: only in research, because {criterion} is: {judged}.",
            criterion=name,
            judged=judged,
        ),
    )
