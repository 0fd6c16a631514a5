"""Which levels the panel gave, by how many, and where it disagrees most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

from samvekt.bridge.panels import CriterionView, OptionView
from samvekt.bridge.results import Results
from samvekt.core.message import Message, message
from samvekt.core.message import Words as Terms
from samvekt.core.scales import Level
from samvekt.language import opened, say
from samvekt.report.blocks import Cell, Column, Figure, Table, cell, number_cell
from samvekt.report.figures.look import INK, LIMIT, QUIET, SMALL, WIDTH, ink_on, tone
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

NAME = "disagreement"
TITLE = message("Where the panel agrees, and where it does not")
NAMES, LEFT = 196.0, 206.0
BETWEEN, APART = 14.0, 6.0  # pixels between criteria, and before the answers that are no level
NARROWEST, WIDEST = 14.0, 24.0  # pixels for one level
FEW = 0.5  # agreement under this is marked
APART_SIGNS = ("?", "≈")  # do not know, varies: told under the figure


@dataclass(frozen=True, slots=True)
class _Row:
    """One option, and the panel on it criterion by criterion."""

    option: str
    name: Lines
    views: Mapping[str, OptionView]

    @property
    def height(self) -> float:
        return max(self.name.height + 6, 24.0)

    @property
    def least(self) -> float:
        """The lowest agreement on any criterion; 1 where it cannot be told."""
        known = [
            view.agreement.consensus
            for view in self.views.values()
            if view.agreement.consensus is not None
        ]
        return min(known, default=1.0)


@dataclass(frozen=True, slots=True)
class _Strip:
    """Where one criterion stands across."""

    key: str
    words: Terms
    levels: tuple[Level, ...]
    x: float
    step: float

    def at(self, place: int) -> float:
        """The left edge of a level, or of an answer that is no level."""
        return self.x + place * self.step + (APART if place >= len(self.levels) else 0.0)

    @property
    def end(self) -> float:
        return self.at(len(self.levels) + len(APART_SIGNS))


def disagreement(results: Results, language: str = "nb") -> tuple[Figure, ...]:
    """Options by criteria, most disagreement first; none without a panel."""
    if not results.panels:
        return ()
    rows = _rows(results)
    shown = rows[:MOST_ROWS]
    pages = [
        (strips, part)
        for strips in _groups(results.panels)
        for part in parts_of(
            shown, [row.height for row in shown], room_for_rows(_beside(strips, language))
        )
    ]
    title = first_of(TITLE, len(shown), len(rows))
    return tuple(
        Figure(
            part_name(NAME, at, len(pages)),
            part_title(title, at, len(pages)),
            _description(rows, part, strips),
            partial(_spec, part, strips),
            _table(results, strips, table_rows(rows, shown, part)),
        )
        for at, (strips, part) in enumerate(pages, 1)
    )


def _rows(results: Results) -> list[_Row]:
    names = full_names(results.round)
    by_option: dict[str, dict[str, OptionView]] = {name: {} for name in names}
    for view in results.panels:
        for one in view.options:
            by_option[one.middle.option][view.key] = one
    rows = [
        _Row(option, text(names[option], "nb", NAMES), views) for option, views in by_option.items()
    ]
    return sorted(rows, key=lambda row: row.least)


def _groups(panels: Sequence[CriterionView]) -> list[tuple[_Strip, ...]]:
    """The criteria, as many beside each other as there is room for."""
    narrowest = max(NARROWEST, _digits(panels) + 1)
    groups: list[list[CriterionView]] = [[]]
    for view in panels:
        if groups[-1] and _wide([*groups[-1], view], narrowest) > WIDTH - LEFT:
            groups.append([])
        groups[-1].append(view)
    return [_placed(group, narrowest) for group in groups]


def _digits(panels: Sequence[CriterionView]) -> float:
    """The width of the largest count."""
    most = max(one.middle.judged for view in panels for one in view.options)
    return width_of("0" * len(str(most)), SMALL)


def _wide(views: Sequence[CriterionView], step: float) -> float:
    cells = sum(len(_levels(view)) + len(APART_SIGNS) for view in views)
    return cells * step + len(views) * APART + (len(views) - 1) * BETWEEN


def _placed(views: Sequence[CriterionView], narrowest: float) -> tuple[_Strip, ...]:
    cells = sum(len(_levels(view)) + len(APART_SIGNS) for view in views)
    free = WIDTH - LEFT - _wide(views, 0.0)
    step = max(narrowest, min(WIDEST, free / cells))
    strips: list[_Strip] = []
    x = LEFT
    for view in views:
        strips.append(_Strip(view.key, view.words, _levels(view), x, step))
        x = strips[-1].end + BETWEEN
    return tuple(strips)


def _levels(view: CriterionView) -> tuple[Level, ...]:
    return tuple(level for level, _ in view.options[0].middle.counts)


def _heading(strips: Sequence[_Strip], language: str) -> list[Lines]:
    return [
        text(opened(say(one.words, language)), language, one.end - one.x, SMALL) for one in strips
    ]


def _key(strips: Sequence[_Strip]) -> list[Message]:
    """What the numbers over the columns stand for."""
    return [
        message(
            "{criterion}: {levels}.",
            criterion=one.words,
            levels=tuple(
                message("{number} {words}", number=at, words=level.words)
                for at, level in enumerate(one.levels, 1)
            ),
        )
        for one in strips
    ] + [
        message("? does not know. ≈ varies. The number in a field is how many answered so."),
        message(
            "Thick frame: the level of the panel. Dashed frame: agreement under {few:.0%}.", few=FEW
        ),
    ]


def _head(strips: Sequence[_Strip], language: str) -> float:
    return max(lines.height for lines in _heading(strips, language)) + 24


def _beside(strips: Sequence[_Strip], language: str) -> float:
    _, foot = notes(_key(strips), language, 0)
    return _head(strips, language) + foot + 16


def _spec(rows: Sequence[_Row], strips: Sequence[_Strip], language: str) -> Mapping[str, Any]:
    head = _head(strips, language)
    marks: list[Mark] = []
    for strip, lines in zip(strips, _heading(strips, language), strict=True):
        marks += lines.marks(strip.x, head - 20 - lines.height, bold=True)
        signs = [str(at) for at in range(1, len(strip.levels) + 1)]
        for at, sign in enumerate((*signs, *APART_SIGNS)):
            x = strip.at(at) + strip.step / 2
            marks.append(Words(x, head - 6, sign, SMALL, "center", ink=QUIET))
    y = head
    for row in rows:
        marks.append(between(y))
        marks += row.name.marks(0, y + (row.height - row.name.height) / 2)
        for strip in strips:
            if strip.key in row.views:
                marks += _strip_marks(row.views[strip.key], strip, y, row.height)
        y += row.height
    under, end = notes(_key(strips), language, y + 8)
    return specification([*marks, *under], end + 4, say(TITLE, language))


def _strip_marks(view: OptionView, strip: _Strip, y: float, height: float) -> Iterator[Mark]:
    given = [count for _, count in view.middle.counts]
    apart = [len(view.middle.dont_know), len(view.middle.varies)]
    whole = max(sum(given) + sum(apart), 1)
    for at, count in enumerate((*given, *apart)):
        if not count:
            continue
        fill, x = tone(count / whole * 0.9), strip.at(at)
        yield Box(x + 0.5, y + 3, x + strip.step - 0.5, y + height - 3, fill)
        centre, base = x + strip.step / 2, middle(y, height, SMALL)
        yield Words(centre, base, str(count), SMALL, "center", ink=ink_on(fill))
    yield from _frames(view, strip, y, height)


def _frames(view: OptionView, strip: _Strip, y: float, height: float) -> Iterator[Mark]:
    if view.middle.level is not None:
        place = [level.key for level in strip.levels].index(view.middle.level.key)
        x = strip.at(place)
        yield from _frame(Box(x, y + 3, x + strip.step, y + height - 3, stroke=INK, thick=2.0))
    agreed = view.agreement.consensus
    if agreed is not None and agreed < FEW:
        end = strip.at(len(strip.levels) - 1) + strip.step
        around = Box(strip.x - 3, y + 1, end + 3, y + height - 1, stroke=LIMIT, thick=1.5)
        yield from _frame(replace(around, dashed=True))


def _frame(box: Box) -> Iterator[Line]:
    """The edges of a box as lines, so that what is in it shows."""
    corners = ((box.x, box.y), (box.x2, box.y), (box.x2, box.y2), (box.x, box.y2), (box.x, box.y))
    for (x, y), (x2, y2) in pairwise(corners):
        yield Line(x, y, x2, y2, box.stroke or INK, box.thick, box.dashed)


def _description(rows: Sequence[_Row], part: Sequence[_Row], strips: Sequence[_Strip]) -> Message:
    seen = [
        (view.agreement.consensus, strip.words, row.option)
        for row in part
        for strip in strips
        if (view := row.views.get(strip.key)) and view.agreement.consensus is not None
    ]
    said = [
        message(
            "One row for each option, with most disagreement first. For each criterion a field "
            "shows how many gave each level, and beside them who does not know or says it varies."
        )
    ]
    if seen:
        least, words, option = min(seen, key=lambda one: one[0])
        said.append(
            message(
                "The panel agrees least on {criterion} for {option}: {least:.0%}. Agreement is "
                "under {few:.0%} in {times} of {fields} fields.",
                criterion=words,
                option=option,
                least=least,
                few=FEW,
                times=sum(one[0] < FEW for one in seen),
                fields=len(seen),
            )
        )
    return sentences([*said, *only_first(MOST_ROWS, len(rows))])


def _table(results: Results, strips: Sequence[_Strip], rows: Sequence[_Row]) -> Table:
    names = full_names(results.round)
    steps = max(len(strip.levels) for strip in strips)
    return Table(
        message("How many gave each level; level 1 speaks least for priority"),
        (
            Column(message("Option")),
            Column(message("Criterion")),
            *(
                Column(message("Level {number}", number=at + 1), numbers=True)
                for at in range(steps)
            ),
            Column(message("Does not know"), numbers=True),
            Column(message("Varies"), numbers=True),
            Column(message("Level of the panel")),
            Column(message("Agreement"), numbers=True),
        ),
        tuple(
            _table_row(names[row.option], strip, row.views[strip.key], steps)
            for row in rows
            for strip in strips
            if strip.key in row.views
        ),
    )


def _table_row(name: str, strip: _Strip, view: OptionView, steps: int) -> tuple[Cell, ...]:
    counts = [number_cell(count) for _, count in view.middle.counts]
    level = view.middle.level
    return (
        cell(name),
        cell(strip.words),
        *counts,
        *(cell() for _ in range(steps - len(counts))),
        number_cell(len(view.middle.dont_know)),
        number_cell(len(view.middle.varies)),
        cell() if level is None else cell(level.words),
        number_cell(view.agreement.consensus, ".0%"),
    )
