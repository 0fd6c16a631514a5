"""How far each weight can move before the choice changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samvekt.bridge.results import Results
from samvekt.core.message import Message, message
from samvekt.core.message import Words as Terms
from samvekt.core.ranking.firmness import StabilityInterval
from samvekt.language import number, opened, say
from samvekt.report.blocks import Cell, Column, Figure, Table, cell, number_cell
from samvekt.report.figures.axis import Axis
from samvekt.report.figures.look import INK, MIDDLE, QUIET, SMALL, TEXT, WIDTH
from samvekt.report.figures.names import full_names, marks_of, width_of
from samvekt.report.figures.picture import Box, Line, Mark, Words, specification
from samvekt.report.figures.rows import (
    Lines,
    between,
    notes,
    part_name,
    part_title,
    parts_of,
    room_for_rows,
    sentences,
    text,
)

NAME = "weight-sensitivity"
TITLE = message("How far each weight can move before the choice changes")
NAMES, LEFT, RIGHT = 168.0, 184.0, 620.0
HEAD, FOOT = 8.0, 60.0
ABOVE, THICK = 20.0, 14.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One criterion, with what happens beyond each end."""

    found: StabilityInterval
    words: Terms
    said: Message
    height: float


def weight_sensitivity(results: Results, language: str = "nb") -> tuple[Figure, ...]:
    """One bar for each criterion; none without weights, or where everything is chosen."""
    if results.firmness is None or not results.voices or not results.firmness.stability:
        return ()
    rows = _rows(results, language)
    parts = parts_of(rows, [row.height for row in rows], room_for_rows(HEAD + FOOT))
    return tuple(
        Figure(
            part_name(NAME, at, len(parts)),
            part_title(TITLE, at, len(parts)),
            _description(results, part),
            partial(_spec, part, whose(results)),
            _table(results, part),
        )
        for at, part in enumerate(parts, 1)
    )


def whose(results: Results) -> str:
    """Whose weights the choice hangs on: those asked for, else the first ones given."""
    firmness = results.firmness
    asked = firmness.asked.stakeholder if firmness else None
    known = [voice.weights.stakeholder for voice in results.voices]
    return asked if asked in known else known[0]


def _rows(results: Results, language: str) -> list[_Row]:
    firmness = results.firmness
    assert firmness is not None  # noqa: S101 (only drawn where there is one)
    marks = marks_of(results.round)
    rows = []
    for found in firmness.stability:
        said = _beyond(found, marks)
        words = firmness.words[found.criterion]
        name = text(opened(say(words, language)), language, NAMES)
        under = text(said, language, WIDTH - LEFT, SMALL)
        height = max(name.height + 14, ABOVE + THICK + under.height + 14)
        rows.append(_Row(found, words, said, height))
    return rows


def _beyond(found: StabilityInterval, marks: Mapping[str, str]) -> Message:
    below = tuple(marks[name] for name in found.rivals_below)
    above = tuple(marks[name] for name in found.rivals_above)
    if below and above:
        return message(
            "Below {low:.0%}: {below} comes in. Above {high:.0%}: {above} comes in.",
            low=found.low,
            high=found.high,
            below=below,
            above=above,
        )
    if below:
        return message("Below {low:.0%}: {below} comes in.", low=found.low, below=below)
    if above:
        return message("Above {high:.0%}: {above} comes in.", high=found.high, above=above)
    return message("The same options are chosen whatever this weighs.")


def _spec(rows: Sequence[_Row], whose_weights: str, language: str) -> Mapping[str, Any]:
    axis = Axis(0, 1, LEFT, RIGHT)
    marks: list[Mark] = []
    y = HEAD
    for row in rows:
        marks += [between(y), *_row_marks(row, axis, y, language)]
        y += row.height
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, said = axis.at(share), number(share, ".0%", language)
        marks.append(Line(x, HEAD, x, y))
        marks.append(Words(x, y + 14, said, SMALL, "center", ink=QUIET))
    said_under = message(
        "Bar: weights with which the same options are chosen. Black line: the weight now, from "
        "{stakeholder}.",
        stakeholder=whose_weights,
    )
    under, end = notes([said_under], language, y + 24)
    return specification([*marks, *under], end + 4, say(TITLE, language))


def _row_marks(row: _Row, axis: Axis, y: float, language: str) -> Iterator[Mark]:
    found = row.found
    yield from text(opened(say(row.words, language)), language, NAMES).marks(0, y + 8)
    top, foot = y + ABOVE, y + ABOVE + THICK
    low, high = axis.at(found.low), axis.at(found.high)
    yield Box(low, top, max(high, low + 2), foot, MIDDLE, INK)
    now = axis.at(found.weight)
    yield Line(now, top - 4, now, foot + 4, INK, 3)
    said = number(found.weight, ".0%", language)
    half = width_of(said, TEXT) / 2
    x = min(max(now, LEFT + half), WIDTH - half)
    yield Words(x, top - 7, said, TEXT, "center", bold=True)
    yield from Lines(text(row.said, language, WIDTH - LEFT, SMALL).lines, SMALL).marks(
        LEFT, foot + 5
    )


def _description(results: Results, rows: Sequence[_Row]) -> Message:
    firmness = results.firmness
    assert firmness is not None  # noqa: S101 (only drawn where there is one)
    tightest = min(rows, key=lambda row: row.found.high - row.found.low)
    return sentences(
        [
            message(
                "One bar for each criterion shows the weights with which the same {keep} options "
                "are first: {options}. The other weights keep their proportions.",
                keep=firmness.keep,
                options=rows[0].found.chosen,
            ),
            message("The weights are those of {stakeholder}.", stakeholder=whose(results)),
            message(
                "The narrowest bar is that of {criterion}: from {low:.0%} to {high:.0%}, and the "
                "weight is {weight:.0%}.",
                criterion=tightest.words,
                low=tightest.found.low,
                high=tightest.found.high,
                weight=tightest.found.weight,
            ),
        ]
    )


def _table(results: Results, rows: Sequence[_Row]) -> Table:
    names = full_names(results.round)

    def named(options: Sequence[str]) -> Cell:
        return cell(*(names[option] for option in options))

    return Table(
        message("Weights with which the same options are chosen"),
        (
            Column(message("Criterion")),
            Column(message("Weight now"), numbers=True),
            Column(message("From"), numbers=True),
            Column(message("To"), numbers=True),
            Column(message("Comes in below")),
            Column(message("Comes in above")),
            Column(message("Chosen now")),
        ),
        tuple(
            (
                cell(row.words),
                number_cell(row.found.weight, ".1%"),
                number_cell(row.found.low, ".1%"),
                number_cell(row.found.high, ".1%"),
                named(row.found.rivals_below),
                named(row.found.rivals_above),
                named(row.found.chosen),
            )
            for row in rows
        ),
    )
