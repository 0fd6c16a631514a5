"""How often each option takes each place, as a map of tones with the numbers in it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samvekt.bridge.results import Results
from samvekt.core.message import Message, message
from samvekt.core.ranking.firmness import Firmness
from samvekt.language import number, say
from samvekt.report.blocks import Cell, Column, Figure, Table, number_cell
from samvekt.report.figures.look import INK, PAPER, QUIET, SMALL, TEXT, WIDTH, ink_on, tone
from samvekt.report.figures.names import full_names, width_of
from samvekt.report.figures.picture import Box, Line, Mark, Words, specification
from samvekt.report.figures.rows import (
    MOST_ROWS,
    Lines,
    between,
    first_of,
    middle,
    notes,
    only_first,
    part_name,
    part_title,
    parts_of,
    room_for_rows,
    sentences,
    table_rows,
    text,
)

NAME = "rank-acceptability"
TITLE = message("How often each option takes each place")
NAMES, LEFT, RIGHT = 206.0, 216.0, 566.0  # pixels: room for names, and where the map stands
HEAD, FOOT = 40.0, 40.0
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MOST_SINGLE, MOST_GROUPS = 16, 10


@dataclass(frozen=True, slots=True)
class _Places:
    """One column: a place, or neighbouring places together."""

    first: int
    last: int

    @property
    def heading(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class _Row:
    option: str
    name: Lines
    shares: tuple[float, ...]
    top: float

    @property
    def height(self) -> float:
        return max(self.name.height + 6, 24.0)


def rank_acceptability(
    results: Results,
    language: str = "nb",  # noqa: ARG001 (one shape for all figures)
) -> tuple[Figure, ...]:
    """The map of places, divided where the rows do not fit a page; none without draws."""
    if results.firmness is None:
        return ()
    found, keep = results.firmness.found.pooled, results.firmness.keep
    columns = _columns(len(found.options))
    rows = _rows(found, keep, columns, full_names(results.round))
    shown = rows[:MOST_ROWS]
    title = first_of(TITLE, len(shown), len(rows))
    parts = parts_of(shown, [row.height for row in shown], room_for_rows(HEAD + FOOT))
    return tuple(
        Figure(
            part_name(NAME, at, len(parts)),
            part_title(title, at, len(parts)),
            _description(results, rows, part),
            partial(_spec, part, columns, keep),
            _table(results, keep, columns, table_rows(rows, shown, part)),
        )
        for at, part in enumerate(parts, 1)
    )


def _columns(places: int) -> tuple[_Places, ...]:
    """Single places where these have room, else five, ten … together."""
    step = next(step for step in STEPS if _fits(places, step))
    return tuple(
        _Places(first, min(first + step - 1, places)) for first in range(1, places + 1, step)
    )


def _fits(places: int, step: int) -> bool:
    columns = -(-places // step)
    widest = width_of(f"{places - step}–{places}" if step > 1 else str(places), SMALL)
    most = MOST_SINGLE if step == 1 else MOST_GROUPS
    return columns <= most and widest + 4 <= (RIGHT - LEFT) / columns


def _rows(
    found: Firmness, keep: int, columns: Sequence[_Places], names: Mapping[str, str]
) -> list[_Row]:
    order = sorted(range(len(found.options)), key=lambda at: (float(found.expected_place[at]), at))
    top = found.top(keep)
    return [
        _Row(
            found.options[at],
            text(names[found.options[at]], "nb", NAMES),
            tuple(float(found.share[at, c.first - 1 : c.last].sum()) for c in columns),
            float(top[at]),
        )
        for at in order
    ]


def _spec(
    rows: Sequence[_Row], columns: Sequence[_Places], keep: int, language: str
) -> Mapping[str, Any]:
    marks: list[Mark] = [*_heading(columns, keep, language)]
    y = HEAD
    for row in rows:
        marks += _row_marks(row, y, columns, language)
        y += row.height
    edge = next((at for at, c in enumerate(columns, 1) if c.last == keep), None)
    if edge is not None:
        x = LEFT + edge * _step(columns)
        marks.append(Line(x, HEAD - 20, x, y, INK, 2))
    said = message("Numbers are per cent of the draws. Blank is less than half a per cent.")
    under, end = notes([said], language, y + 8)
    return specification([*marks, *under], end + 4, say(TITLE, language))


def _step(columns: Sequence[_Places]) -> float:
    return (RIGHT - LEFT) / len(columns)


def _heading(columns: Sequence[_Places], keep: int, language: str) -> Iterator[Mark]:
    step = _step(columns)
    yield Words(LEFT, 12, say(message("Place"), language), SMALL, ink=QUIET)
    for at, column in enumerate(columns):
        yield Words(LEFT + (at + 0.5) * step, HEAD - 6, column.heading, SMALL, "center", ink=QUIET)
    first = say(message("Among the first {keep}", keep=keep), language)
    for at, line in enumerate(text(first, language, WIDTH - RIGHT - 6, SMALL).lines[::-1]):
        yield Words(WIDTH, HEAD - 6 - at * 13, line, SMALL, "right", ink=QUIET)


def _row_marks(row: _Row, y: float, columns: Sequence[_Places], language: str) -> Iterator[Mark]:
    yield between(y)
    yield from row.name.marks(0, y + (row.height - row.name.height) / 2)
    step = _step(columns)
    for at, share in enumerate(row.shares):
        fill = tone(share)
        x = LEFT + at * step
        if fill != PAPER:
            yield Box(x + 0.5, y + 1, x + step - 0.5, y + row.height - 1, fill)
        per_cent = math.floor(100 * share + 0.5)
        if per_cent:
            said = number(per_cent, "", language)
            centre, base = x + step / 2, middle(y, row.height, SMALL)
            yield Words(centre, base, said, SMALL, "center", ink=ink_on(fill))
    among = number(row.top, ".0%", language)
    yield Words(WIDTH, middle(y, row.height), among, TEXT, "right", bold=True)


def _description(results: Results, rows: Sequence[_Row], part: Sequence[_Row]) -> Message:
    firmness = results.firmness
    assert firmness is not None  # noqa: S101 (only drawn where there is one)
    best, last = part[0], part[-1]
    said = [
        message(
            "One row for each option, the best mean place first, and how often it takes each "
            "place when judgements, blanks and weights are drawn anew {draws:,.0f} times. Darker "
            "is more often.",
            draws=firmness.found.pooled.draws,
        ),
        message(
            "At the top, {best} is among the first {keep} in {share:.0%} of the draws; at the "
            "foot, {last} is in {least:.0%}.",
            best=best.option,
            keep=firmness.keep,
            share=best.top,
            last=last.option,
            least=last.top,
        ),
    ]
    said += only_first(MOST_ROWS, len(rows))
    if firmness.doubts.beside:
        said.append(
            message(
                "Nobody has judged {options}. They are shown beside.",
                options=firmness.doubts.beside,
            )
        )
    return sentences(said)


def _table(results: Results, keep: int, columns: Sequence[_Places], rows: Sequence[_Row]) -> Table:
    names = full_names(results.round)
    return Table(
        message("Share of draws in which each option takes each place"),
        (
            Column(message("Option")),
            *(Column(message("Place {places}", places=c.heading), numbers=True) for c in columns),
            Column(message("Among the first {keep}", keep=keep), numbers=True),
        ),
        tuple(
            (
                Cell((names[row.option],)),
                *(number_cell(share, ".0%") for share in row.shares),
                number_cell(row.top, ".0%"),
            )
            for row in rows
        ),
    )
