"""Which inputs move the leading option most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samvekt.bridge.results import Results
from samvekt.core.message import Message, message
from samvekt.core.message import Words as Terms
from samvekt.core.ranking.firmness import Bar
from samvekt.core.scales import Scale
from samvekt.language import say
from samvekt.report.blocks import Cell, Column, Figure, Table, cell, number_cell
from samvekt.report.figures.axis import Axis, plain, shown
from samvekt.report.figures.look import INK, LIMIT, PALE, QUIET, SMALL, STRONG, WIDTH
from samvekt.report.figures.names import full_names, width_of
from samvekt.report.figures.picture import Box, Line, Mark, Words, specification
from samvekt.report.figures.rows import (
    Lines,
    between,
    middle,
    notes,
    room_for_rows,
    sentences,
    text,
)
from samvekt.report.figures.weights import whose

NAME = "tornado"
MOST_BARS = 12
NAMES, LEFT, RIGHT = 206.0, 214.0, 640.0
HEAD, FOOT = 30.0, 76.0
THICK = 14.0
FROM, TO = Terms("fra", "frå", "from"), Terms("til", "til", "to")
NOTHING = 1e-9  # a lead that moves less than this does not move


@dataclass(frozen=True, slots=True)
class _Row:
    """One input, as it is written."""

    bar: Bar
    name: str
    criterion: Terms
    scale: Scale | None

    def level(self, given: float) -> Terms | float:
        """The level that is worth so much, or the number when none is."""
        for level in self.scale.levels if self.scale else ():
            if abs(level.value - given) < 0.05:
                return level.words
        return shown(given)


def tornado_of_leader(results: Results, language: str = "nb") -> tuple[Figure, ...]:
    """A bar for each of the inputs that move the leading option most; none when none does."""
    rows = _rows(results)
    if not rows:
        return ()
    drawn = _that_fit(rows, language)
    leader = str(rows[0].bar.said.values["named"])
    title = message("What moves {option}, which is first, the most", option=leader)
    return (
        Figure(
            NAME,
            title,
            _description(results, rows, drawn, leader),
            partial(_spec, drawn, _now(results, leader), title),
            _table(rows),
        ),
    )


def _rows(results: Results) -> list[_Row]:
    if results.firmness is None:
        return []
    names, scales = full_names(results.round), results.criteria.scales
    return [
        _Row(bar, names[bar.of], results.firmness.words[bar.criterion], scales.get(bar.criterion))
        for bar in results.firmness.bars
        if bar.of is not None and bar.swing > NOTHING
    ]


def _that_fit(rows: Sequence[_Row], language: str) -> list[_Row]:
    """The first ones, no more than a page takes."""
    drawn: list[_Row] = []
    used = 0.0
    for row in rows[:MOST_BARS]:
        used += _height(row, language)
        if drawn and used > room_for_rows(HEAD + FOOT):
            break
        drawn.append(row)
    return drawn


def _height(row: _Row, language: str) -> float:
    return text(row.name, language, NAMES).height + _range(row, language).height + 8


def _range(row: _Row, language: str) -> Lines:
    """Which judgement it is, and from which level to which."""
    said = message(
        "{criterion}: from {low} to {high}",
        criterion=row.criterion,
        low=row.level(row.bar.low.input),
        high=row.level(row.bar.high.input),
    )
    return text(said, language, NAMES, SMALL)


def _now(results: Results, leader: str) -> float | None:
    """The lead with everything at its best guess, from the weighted sums of the same weights."""
    firmness = results.firmness
    asked = firmness.asked.stakeholder if firmness else None
    found = [v.suggestion for v in results.voices if v.weights.stakeholder == asked]
    found = found or [v.suggestion for v in results.voices[:1]]
    if not found and "additive" in results.suggestions:
        found = [results.suggestions["additive"]]
    scores = {one.option: one.score for one in found[0].ranking.placed} if found else {}
    others = [score for name, score in scores.items() if name != leader and score is not None]
    lead = scores.get(leader)
    return lead - max(others) if lead is not None and others else None


def _spec(
    rows: Sequence[_Row], now: float | None, title: Message, language: str
) -> Mapping[str, Any]:
    axis = _axis(rows, now, language)
    marks: list[Mark] = []
    y = HEAD
    for row in rows:
        marks += [between(y), *_row_marks(row, axis, y, language)]
        y += _height(row, language)
    marks += axis.marks(HEAD, y, language)
    zero = axis.at(0.0)
    marks.append(Line(zero, HEAD - 4, zero, y, INK, 1.5, under=True))
    if now is not None:
        marks += _lead_now(axis, now, y, language)
    said = [
        message("Points ahead of the best other option. Below 0 another option is first."),
        message(
            "From and to are the ends of each judgement, with the points ahead there. A light part "
            "of a bar is where the first place is lost."
        ),
    ]
    under, end = notes(said, language, y + 22)
    return specification([*marks, *under], end + 4, say(title, language))


def _lead_now(axis: Axis, now: float, foot: float, language: str) -> Iterator[Mark]:
    x = axis.at(now)
    yield Line(x, HEAD - 8, x, foot, LIMIT, 1.5, dashed=True, under=True)
    said = say(message("now {points}", points=plain(now, language)), language)
    half = width_of(said, SMALL) / 2
    yield Words(min(max(x, LEFT + half), WIDTH - half), HEAD - 12, said, SMALL, "center", ink=LIMIT)


def _axis(rows: Sequence[_Row], now: float | None, language: str) -> Axis:
    """As wide as the leads, with room at both sides for what stands at the ends."""
    leads = [end.lead for row in rows for end in (row.bar.low, row.bar.high)]
    leads += [0.0] if now is None else [0.0, now]
    ends = [_ends(row, language) for row in rows]
    before = max(width_of(left, SMALL) for _, left, _, _ in ends) + 8
    after = max(width_of(right, SMALL) for _, _, _, right in ends) + 8
    return Axis(min(leads), max(leads), LEFT + before, RIGHT - after)


def _ends(row: _Row, language: str) -> tuple[float, str, float, str]:
    """The smaller lead with what stands at its left, and the larger with what stands right."""
    pairs = [
        (end.lead, f"{say(word, language)} {plain(end.lead, language)}")
        for end, word in ((row.bar.low, FROM), (row.bar.high, TO))
    ]
    (least, left), (most, right) = sorted(pairs, key=lambda pair: pair[0])
    return least, left, most, right


def _row_marks(row: _Row, axis: Axis, y: float, language: str) -> Iterator[Mark]:
    name = text(row.name, language, NAMES)
    yield from name.marks(0, y + 4)
    yield from _range(row, language).marks(0, y + 4 + name.height, ink=QUIET)
    least, left, most, right = _ends(row, language)
    height = _height(row, language)
    top = y + (height - THICK) / 2
    x, x2, zero = axis.at(least), axis.at(most), axis.at(0.0)
    if least < 0:
        yield Box(x, top, min(x2, zero), top + THICK, PALE, INK)
    if most > 0:
        yield Box(max(x, zero), top, x2, top + THICK, STRONG, INK)
    yield Box(x - 5 - width_of(left, SMALL), top, x - 2, top + THICK)
    yield Box(x2 + 2, top, x2 + 5 + width_of(right, SMALL), top + THICK)
    yield Words(x - 5, middle(y, height, SMALL), left, SMALL, "right")
    yield Words(x2 + 5, middle(y, height, SMALL), right, SMALL, "left")


def _description(
    results: Results, rows: Sequence[_Row], drawn: Sequence[_Row], leader: str
) -> Message:
    first = rows[0]
    losing = sum(min(row.bar.low.lead, row.bar.high.lead) < 0 for row in rows)
    return sentences(
        [
            message(
                "One bar for each judgement shows how far ahead {option} is of the best other "
                "option when this judgement alone goes from its low to its high end.",
                option=leader,
            ),
            message(
                "{criterion} for {of} moves it most: from {low:.1f} to {high:.1f} points.",
                criterion=first.criterion,
                of=str(first.bar.of),
                low=min(first.bar.low.lead, first.bar.high.lead),
                high=max(first.bar.low.lead, first.bar.high.lead),
            ),
            message(
                "Of {inputs} judgements that move it, {losing} can take the first place away.",
                inputs=len(rows),
                losing=losing,
            ),
            *_whose(results),
            *_only_some(len(drawn), len(rows)),
        ]
    )


def _whose(results: Results) -> list[Message]:
    if not results.voices:
        return []
    return [message("The weights are those of {stakeholder}.", stakeholder=whose(results))]


def _only_some(drawn: int, rows: int) -> list[Message]:
    if drawn == rows:
        return []
    return [message("The {drawn} largest are drawn. The table has all of them.", drawn=drawn)]


def _table(rows: Sequence[_Row]) -> Table:
    def level(row: _Row, given: float) -> Cell:
        found = row.level(given)
        return number_cell(found, ",") if isinstance(found, float) else cell(found)

    return Table(
        message("What each judgement does to the lead of the first option"),
        (
            Column(message("Option")),
            Column(message("Criterion")),
            Column(message("Low end")),
            Column(message("Points ahead at the low end"), numbers=True),
            Column(message("Place at the low end"), numbers=True),
            Column(message("High end")),
            Column(message("Points ahead at the high end"), numbers=True),
            Column(message("Place at the high end"), numbers=True),
        ),
        tuple(
            (
                cell(row.name),
                cell(row.criterion),
                level(row, row.bar.low.input),
                number_cell(shown(row.bar.low.lead), ","),
                number_cell(row.bar.low.place),
                level(row, row.bar.high.input),
                number_cell(shown(row.bar.high.lead), ","),
                number_cell(row.bar.high.place),
            )
            for row in rows
        ),
    )
