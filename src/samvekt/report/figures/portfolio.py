"""What the best set takes of each budget and profession, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samvekt.bridge.results import Results
from samvekt.core.message import Message, Value, message
from samvekt.core.message import Words as Terms
from samvekt.language import opened, say
from samvekt.report.blocks import Cell, Column, Figure, Table, cell, number_cell
from samvekt.report.figures.axis import Axis, Unit, plain, shown, unit_for
from samvekt.report.figures.look import (
    INK,
    LIMIT,
    MIDDLE,
    PALE,
    PAPER,
    QUIET,
    SMALL,
    WIDTH,
    ink_on,
)
from samvekt.report.figures.names import full_names, marks_of, width_of, wrapped
from samvekt.report.figures.picture import Box, Disc, Line, Mark, Words, specification
from samvekt.report.figures.rows import (
    Lines,
    between,
    middle,
    notes,
    part_name,
    part_title,
    parts_of,
    room_for_rows,
    sentences,
    text,
)
from samvekt.report.figures.taken import Holder, YearOf, holders

NAME = "portfolio"
TITLE = message("What the best set takes, by year and profession")
LEFT, RIGHT, SAID = 46.0, 470.0, 482.0  # pixels: bars between, words after
HEAD, FOOT = 4.0, 60.0
ROW, THICK, UNDER = 32.0, 18.0, 26.0
SLIM = 3.0  # a narrower part of a bar is drawn with the others that are
ALL_TOGETHER = Terms("til sammen", "til saman", "together")


@dataclass(frozen=True, slots=True)
class _Panel:
    """One budget or profession, in the unit it is shown in."""

    holder: Holder
    unit: Unit
    name: Lines

    @property
    def height(self) -> float:
        return self.name.height + 8 + ROW * len(self.holder.years) + UNDER


def portfolio_by_year(results: Results, language: str = "nb") -> tuple[Figure, ...]:
    """A panel for each budget and profession; none without a set or limits."""
    if results.portfolio is None:
        return ()
    panels = [_panel(holder, language) for holder in holders(results)]
    if not panels:
        return ()
    parts = parts_of(panels, [one.height for one in panels], room_for_rows(HEAD + FOOT))
    marks = marks_of(results.round)
    return tuple(
        Figure(
            part_name(NAME, at, len(parts)),
            part_title(TITLE, at, len(parts)),
            _description(results, part),
            partial(_spec, part, marks),
            _table(results, part),
        )
        for at, part in enumerate(parts, 1)
    )


def _panel(holder: Holder, language: str) -> _Panel:
    largest = max(
        max(abs(one.there or 0.0), *(abs(side) for side in _sides(one))) for one in holder.years
    )
    unit = unit_for(holder.unit, largest)
    said = message("{name}, {unit}", name=opened(holder.name), unit=unit.words)
    return _Panel(holder, unit, text(said, language, WIDTH))


def _sides(one: YearOf) -> tuple[float, float]:
    """What is freed, below zero, and what is taken."""
    amounts = one.taken.values()
    return sum(a for a in amounts if a < 0), sum(a for a in amounts if a > 0)


def _spec(
    panels: Sequence[_Panel], option_marks: Mapping[str, str], language: str
) -> Mapping[str, Any]:
    marks: list[Mark] = []
    y = HEAD
    for panel in panels:
        drawn = _Drawn(panel, _axis(panel), option_marks)
        marks += _panel_marks(drawn, y, language)
        y += panel.height
    under, end = notes(_key(panels), language, y + 4)
    return specification([*marks, *under], end + 4, say(TITLE, language))


def _key(panels: Sequence[_Panel]) -> list[Message]:
    said = [
        message(
            "Each part of a bar is an option; the ones too small to be marked are in the table. "
            "Thick line: the limit."
        )
    ]
    if any(_sides(one)[0] < 0 for panel in panels for one in panel.holder.years):
        said.append(
            message(
                "To the left of 0: what the set frees. The dot is what it takes when this is taken "
                "off."
            )
        )
    return said


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A panel with its axis and what options are called in it."""

    panel: _Panel
    axis: Axis
    marks: Mapping[str, str]

    def at(self, amount: float) -> float:
        """Where an amount in the unit of the limit stands. [pixels]"""
        return self.axis.at(self.panel.unit.of(amount))


def _panel_marks(drawn: _Drawn, y: float, language: str) -> Iterator[Mark]:
    panel = drawn.panel
    yield between(y)
    yield from panel.name.marks(0, y + 3, bold=True)
    top = y + panel.name.height + 8
    foot = top + ROW * len(panel.holder.years)
    yield from drawn.axis.marks(top, foot, language)
    yield Line(drawn.at(0), top, drawn.at(0), foot, INK, under=True)
    for at, one in enumerate(panel.holder.years):
        yield from _year_marks(drawn, one, top + at * ROW, language)


def _axis(panel: _Panel) -> Axis:
    sides = [side for one in panel.holder.years for side in _sides(one)]
    there = [one.there for one in panel.holder.years if one.there is not None]
    low, high = min(0.0, *sides, *there), max(0.0, *sides, *there)
    return Axis(panel.unit.of(low), panel.unit.of(high or 1.0), LEFT, RIGHT)


def _year_marks(drawn: _Drawn, one: YearOf, y: float, language: str) -> Iterator[Mark]:
    yield Words(0, middle(y, ROW), str(one.year), ink=INK)
    top = y + (ROW - THICK) / 2
    limit = None if one.there is None else drawn.at(one.there)
    for sign in (1, -1):
        yield from _side(drawn, one, top, sign, limit)
    freed, _ = _sides(one)
    if freed < 0:
        yield Disc(drawn.at(one.net), top + THICK + 3.5, 3.5, INK, INK)
    if limit is not None:
        yield Line(limit, y + 2, limit, y + ROW - 2, LIMIT, 3)
    said = wrapped(say(_said(drawn.panel, one, language), language), WIDTH - SAID, SMALL)
    lines = Lines(said, SMALL)
    yield from lines.marks(SAID, y + (ROW - lines.height) / 2)


def _said(panel: _Panel, one: YearOf, language: str) -> Message:
    net = plain(panel.unit.of(one.net), language)
    if one.there is None:
        found = message("{net}, no limit", net=net)
    else:
        there = plain(panel.unit.of(one.there), language)
        found = message("{net} of {there}", net=net, there=there)
    if not one.unknown:
        return found
    return message("{found}, not known for {count}", found=found, count=len(one.unknown))


def _side(drawn: _Drawn, one: YearOf, top: float, sign: int, limit: float | None) -> Iterator[Mark]:
    """The options beside each other from zero, the largest first; those freeing to the left."""
    amounts = sorted(
        ((sign * amount, name) for name, amount in one.taken.items() if sign * amount > 0),
        reverse=True,
    )
    used = 0.0
    for at, (amount, name) in enumerate(amounts):
        x, x2 = sorted(drawn.at(sign * total) for total in (used, used + amount))
        if x2 - x < SLIM:
            rest = sum(other for other, _ in amounts[at:])
            x, x2 = sorted(drawn.at(sign * total) for total in (used, used + rest))
            yield Box(x, top, x2, top + THICK, QUIET)
            return
        fill, mark = (MIDDLE, PALE)[at % 2], drawn.marks[name]
        yield Box(x, top, x2, top + THICK, fill, PAPER)
        start, end = _beside(x, x2, limit)
        if width_of(mark, SMALL) + 4 <= end - start:
            base = middle(top, THICK, SMALL)
            yield Words((start + end) / 2, base, mark, SMALL, "center", ink=ink_on(fill))
        used += amount


def _beside(x: float, x2: float, limit: float | None) -> tuple[float, float]:
    """Where a mark may stand in a part of a bar: on the longer side of the line of the limit."""
    if limit is None or not x - 2 < limit < x2 + 2:
        return x, x2
    return max(((x, limit - 2), (limit + 2, x2)), key=lambda side: side[1] - side[0])


def _description(results: Results, panels: Sequence[_Panel]) -> Message:
    portfolio = results.portfolio
    assert portfolio is not None  # noqa: S101 (only drawn where there is one)
    said = [
        message(
            "Bars show what the best set takes of each budget and profession, year by year. "
            "Options in the set: {count}.",
            count=len(portfolio.best.chosen),
        )
    ]
    for panel in panels:
        limited = [one for one in panel.holder.years if one.there is not None]
        if limited:
            said.append(_said_of(panel, limited[0]))
    if any(one.unknown for panel in panels for one in panel.holder.years):
        said.append(
            message("Where some chosen options do not say what they take, the bar shows the rest.")
        )
    return sentences(said)


def _said_of(panel: _Panel, one: YearOf) -> Message:
    assert one.there is not None  # noqa: S101 (only asked of years with a limit)
    known: dict[str, Value] = {
        "name": opened(panel.holder.name),
        "year": str(one.year),
        "net": shown(panel.unit.of(one.net)),
        "there": shown(panel.unit.of(one.there)),
        "unit": panel.unit.words,
    }
    if one.unknown:
        return message(
            "{name} {year}: {net:,} of {there:,} {unit}, and it is not known for {count} options.",
            count=len(one.unknown),
            **known,
        )
    return message("{name} {year}: {net:,} of {there:,} {unit}.", **known)


def _table(results: Results, panels: Sequence[_Panel]) -> Table:
    names = full_names(results.round)
    return Table(
        message("What each chosen option takes of each limit, year by year"),
        (
            Column(message("Limit")),
            Column(message("Counted in")),
            Column(message("Year")),
            Column(message("Option")),
            Column(message("Takes"), numbers=True),
            Column(message("There is"), numbers=True),
        ),
        tuple(
            row
            for panel in panels
            for one in panel.holder.years
            for row in _table_rows(panel, one, names)
        ),
    )


def _table_rows(panel: _Panel, one: YearOf, names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    first = (cell(panel.holder.name), cell(panel.unit.words), cell(str(one.year)))
    there = None if one.there is None else shown(panel.unit.of(one.there))
    net = shown(panel.unit.of(one.net))
    yield (*first, cell(ALL_TOGETHER), number_cell(net, ","), number_cell(there, ","))
    for name, amount in sorted(one.taken.items(), key=lambda pair: -pair[1]):
        taken = number_cell(shown(panel.unit.of(amount)), ",")
        yield (*first, cell(names[name]), taken, cell())
    for name in one.unknown:
        yield (*first, cell(names[name]), cell(message("not known")), cell())
