"""How often the Swedish procedure lands on the published rank, beside severity alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from samvekt.core.errors import LabelMismatch
from samvekt.core.message import Message, message
from samvekt.core.ranking.bands import band_of
from samvekt.core.ranking.levels import Levels, refuse_unknown_level
from samvekt.core.ranking.published import PublishedRow
from samvekt.core.ranking.swedish import SwedishProcedure, swedish_outcome


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """One published row beside what the procedure and severity alone suggest.

    `suggested` is None when the procedure takes the row out of the scale. `best` and `worst` are
    the levels the row could get if what it does not state were known.
    """

    case_id: str
    published: int
    suggested: int | None
    severity_alone: int
    best: int | None
    worst: int | None
    states_all: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """How many rows land on the published rank, at most one from it, and in its band."""

    name: str
    rows: int
    exact: int
    within_one: int
    in_band: int


@dataclass(frozen=True, slots=True)
class HitReport:
    """The whole comparison, with its small numbers said aloud.

    Attributes:
        procedure: Hits of the procedure; what a row does not state lowers nothing.
        severity_alone: Hits of the start level alone, the obvious thing to compare with.
        outcomes: One line for each row reported on.
        states_all: Rows that state a level on every criterion the procedure reads.
        could_match: Rows whose published rank is within what the procedure could give.
        left_out: Rows with severity and rank that set a parameter, so they are not reported on.
        messages: The same in sentences.
    """

    procedure: Hits
    severity_alone: Hits
    outcomes: tuple[RowOutcome, ...]
    states_all: int
    could_match: int
    left_out: tuple[str, ...]
    messages: tuple[Message, ...]


def hit_rates(
    rows: Sequence[PublishedRow],
    levels: Levels,
    procedure: SwedishProcedure,
    *,
    set_by: Collection[str] = (),
) -> HitReport:
    """How the procedure does on the published rows that state severity and rank.

    What a row does not state cannot lower it. Nothing is fitted: the parameters come from the
    method, and a row that set one is left out.

    Args:
        rows: Published rows; those without severity or rank are passed over.
        levels: The levels read from each row, by case id.
        procedure: Starts and steps, with bands.
        set_by: Case ids of rows that a parameter was taken from.

    Returns:
        Hits of the procedure and of severity alone, row by row and in all.

    Raises:
        LabelMismatch: A row to be reported on has no levels.
        OutOfRange: The procedure does not know a level, or does not start from severity.

    Source:
        docs/methods/published-lists.md §5.
    """
    both = [row for row in rows if row.severity is not None and row.rank is not None]
    reported = [row for row in both if row.case_id not in set_by]
    without = {row.case_id for row in reported} - set(levels.options)
    if without:
        raise LabelMismatch(message("The rows and their levels"), missing=without, unknown=())
    for row in reported:
        refuse_unknown_level(row.severity, procedure.severity, procedure.start)
    outcomes = tuple(_outcome(row, levels, procedure) for row in reported)
    hits = _hits("procedure", [(o.published, o.suggested) for o in outcomes], procedure)
    alone = _hits("severity alone", [(o.published, o.severity_alone) for o in outcomes], procedure)
    left_out = tuple(row.case_id for row in both if row.case_id in set_by)
    return HitReport(
        hits,
        alone,
        outcomes,
        sum(outcome.states_all for outcome in outcomes),
        sum(_could_match(outcome) for outcome in outcomes),
        left_out,
        _said(hits, alone, left_out),
    )


def _outcome(row: PublishedRow, levels: Levels, procedure: SwedishProcedure) -> RowOutcome:
    stated = levels.row(row.case_id)
    span = swedish_outcome(stated, procedure).span
    best, worst = (None, None) if span is None else (int(span.low), int(span.high))
    return RowOutcome(
        row.case_id,
        row.rank or 0,
        best,  # what is not stated lowers nothing
        procedure.start[row.severity or ""],
        best,
        worst,
        all(stated.get(criterion) is not None for criterion in procedure.criteria),
    )


def _could_match(outcome: RowOutcome) -> bool:
    if outcome.best is None or outcome.worst is None:
        return False
    return outcome.best <= outcome.published <= outcome.worst


def _hits(name: str, pairs: Sequence[tuple[int, int | None]], procedure: SwedishProcedure) -> Hits:
    placed = [(rank, level) for rank, level in pairs if level is not None]
    return Hits(
        name,
        len(pairs),
        sum(rank == level for rank, level in placed),
        sum(abs(rank - level) <= 1 for rank, level in placed),
        sum(_same_band(rank, level, procedure) for rank, level in placed),
    )


def _same_band(rank: int, level: int, procedure: SwedishProcedure) -> bool:
    band = band_of(rank, procedure.bands)
    return band is not None and band == band_of(level, procedure.bands)


def _said(hits: Hits, alone: Hits, left_out: tuple[str, ...]) -> tuple[Message, ...]:
    said = [
        message("Rows that state both severity and rank: {rows}. That is few.", rows=hits.rows),
        message(
            "The procedure lands on the published rank in {exact} of {rows}, at most one from it "
            "in {near}, and in the same band in {band}.",
            exact=hits.exact,
            rows=hits.rows,
            near=hits.within_one,
            band=hits.in_band,
        ),
        message(
            "Severity alone lands on it in {exact} of {rows}, at most one from it in {near}, and "
            "in the same band in {band}.",
            exact=alone.exact,
            rows=alone.rows,
            near=alone.within_one,
            band=alone.in_band,
        ),
    ]
    if left_out:
        said.append(
            message("Left out, because a parameter was taken from them: {rows}.", rows=left_out)
        )
    return tuple(said)
