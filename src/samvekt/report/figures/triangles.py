"""Value for money: each option as a triangle, what it takes across and what it is worth up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samvekt.bridge.fitting import limits_of, units_of_limits
from samvekt.bridge.portfolio import RoundPortfolio
from samvekt.bridge.results import Results
from samvekt.core.message import Message, message
from samvekt.core.message import Words as Terms
from samvekt.core.portfolio import OrderOfBuy
from samvekt.formats.dossier import Round
from samvekt.language import say
from samvekt.report.blocks import Cell, Column, Figure, Said, Table, cell, number_cell
from samvekt.report.figures.axis import Axis, Unit, plain, shown, unit_for
from samvekt.report.figures.look import (
    GRID,
    INK,
    LIMIT,
    MIDDLE,
    PALE,
    QUIET,
    SMALL,
    STRONG,
    TALLEST,
    WIDTH,
)
from samvekt.report.figures.names import full_names, marks_of, width_of
from samvekt.report.figures.picture import Box, Line, Mark, Wedge, Words, specification
from samvekt.report.figures.rows import (
    key_of_names,
    part_name,
    sentences,
    text,
)
from samvekt.report.figures.triangle_marks import marks_beside

NAME = "value-for-money"
LEFT, RIGHT = 56.0, 626.0
TOP, FOOT = 46.0, 416.0
AFTER_AXIS = 46.0
MOST_LIMITS = 3
OUTCOMES = {
    "chosen": Terms("med", "med", "chosen"),
    "part": Terms("delvis med", "delvis med", "chosen in part"),
    "not": Terms("ikke med", "ikkje med", "not chosen"),
}
FILLS = {"chosen": STRONG, "part": MIDDLE, "not": PALE}


@dataclass(frozen=True, slots=True)
class _Triangle:
    """One option in the order of value for money."""

    option: str
    use: float
    value: float
    before: float  # what those before it take
    worth: float  # what those before it are worth
    outcome: str  # chosen, part, not

    @property
    def ratio(self) -> float:
        return self.value / self.use


@dataclass(frozen=True, slots=True)
class _Order:
    """The triangles of one limit, and the options that are no triangle."""

    limit: str
    there: float | None
    unit: Unit
    triangles: tuple[_Triangle, ...]
    frees: tuple[tuple[str, float], ...]  # what takes nothing or less, with how much
    freed: float  # by those of them that are chosen, as a positive amount
    beside: tuple[str, ...]


def value_for_money(
    results: Results,
    language: str = "nb",  # noqa: ARG001 (one shape for all figures)
) -> tuple[Figure, ...]:
    """Triangles for the first year of each budget and profession; none without values or limits."""
    portfolio = results.portfolio
    if portfolio is None or portfolio.asked.valued == "order":
        return ()
    firsts = _first_years(results.round)
    units = units_of_limits(results.round)
    orders = [
        order
        for bought in portfolio.bought
        if bought.resource in firsts
        and (order := _order(portfolio, bought, units[bought.resource])).triangles
    ][:MOST_LIMITS]
    return tuple(
        Figure(
            part_name(NAME, at, len(orders)),
            message("Value for what is used of {limit}", limit=order.limit),
            _description(results, order),
            partial(_spec, order, results),
            _table(results, order),
        )
        for at, order in enumerate(orders, 1)
    )


def _first_years(round_: Round) -> set[str]:
    """The first year of each budget and profession."""
    firsts: dict[str, str] = {}
    for name, limit, year in limits_of(round_):
        firsts.setdefault(name.removesuffix(f" {year}") + type(limit).__name__, name)
    return set(firsts.values())


def _order(portfolio: RoundPortfolio, bought: OrderOfBuy, unit: str) -> _Order:
    there = portfolio.question.limits[bought.resource]
    largest = max((step.total_use for step in bought.steps), default=0.0)
    shown_in = unit_for(unit, max(largest, there or 0.0))
    triangles: list[_Triangle] = []
    before = worth = freed = 0.0
    frees: list[tuple[str, float]] = []
    for step in bought.steps:
        share = portfolio.best.share_of(step.option)
        use = shown_in.of(step.use)
        if step.ratio is None:
            frees.append((step.option, use))
            freed -= share * use
            continue
        outcome = _outcome(portfolio, step.option)
        triangles.append(_Triangle(step.option, use, step.value, before, worth, outcome))
        before, worth = before + use, worth + step.value
    limit = None if there is None else shown_in.of(there)
    return _Order(
        bought.resource, limit, shown_in, tuple(triangles), tuple(frees), freed, bought.beside
    )


def _outcome(portfolio: RoundPortfolio, option: str) -> str:
    if option in portfolio.best.in_part:
        return "part"
    return "chosen" if option in portfolio.best.chosen else "not"


def _value_words(results: Results) -> Message:
    """Where the value comes from, and whose weights are in it."""
    portfolio = results.portfolio
    assert portfolio is not None  # noqa: S101 (only drawn where there is one)
    if portfolio.asked.valued == "count":
        return message("Every option counts the same: the set holds as many as fit.")
    if portfolio.asked.valued == "good-life-years":
        return message("The value of an option is the good life years it gives in a year.")
    said = message("The value of an option is its weighted judgement, without resources.")
    if portfolio.question.times:
        said = message(
            "The value of an option is its weighted judgement, without resources, times the number "
            "it reaches in a year."
        )
    if not results.voices:
        equal = message("The round has no weights. Every criterion counts the same.")
        return sentences([said, equal])
    whose = portfolio.asked.stakeholder or results.voices[0].weights.stakeholder
    return sentences([said, message("The weights are those of {stakeholder}.", stakeholder=whose)])


def _spec(order: _Order, results: Results, language: str) -> Mapping[str, Any]:
    option_marks = marks_of(results.round)
    last = order.triangles[-1]
    across = max(last.before + last.use, (order.there or 0.0) + order.freed)
    x_axis = Axis(0, across, LEFT, RIGHT)
    y_axis = Axis(0, last.worth + last.value, FOOT, TOP)
    marks: list[Mark] = [*x_axis.marks(TOP, FOOT, language)]
    marks += _up(y_axis, language)
    wedges = list(_wedges(order, x_axis, y_axis))
    marks += wedges
    marks += _budget(order, x_axis, language)
    named = [option_marks[one.option] for one in order.triangles]
    lines = [] if order.there is None else [order.there, order.there + order.freed]
    marks += marks_beside(
        list(zip(named, wedges, strict=True)),
        [x_axis.at(one) for one in lines],
        (LEFT + 2, TOP - 2, WIDTH, FOOT),
    )
    said = message("Taken together, {unit}", unit=order.unit.words)
    marks.append(Words(RIGHT, FOOT + 30, say(said, language), SMALL, "right", ink=QUIET))
    under, end = _under(order, results, language)
    return specification([*marks, *under], end + 4, say(_value_words(results), language))


def _up(axis: Axis, language: str) -> Iterator[Mark]:
    yield Words(0, 12, say(message("Value together"), language), SMALL, ink=QUIET)
    for value in axis.ticks:
        y = axis.at(value)
        yield Line(LEFT, y, RIGHT, y, GRID)
        yield Words(LEFT - 6, y + 4, plain(value, language), SMALL, "right", ink=QUIET)


def _wedges(order: _Order, x_axis: Axis, y_axis: Axis) -> Iterator[Wedge]:
    for one in order.triangles:
        yield Wedge(
            x_axis.at(one.before),
            y_axis.at(one.worth),
            x_axis.at(one.before + one.use),
            y_axis.at(one.worth + one.value),
            FILLS[one.outcome],
            INK,
            dashed=one.outcome == "part",
        )


def _budget(order: _Order, axis: Axis, language: str) -> Iterator[Mark]:
    """The limit as a line, and where it is when the set frees something."""
    if order.there is None:
        return
    at = [(order.there, message("limit {amount}", amount=plain(order.there, language)))]
    if order.freed > 0:
        more = order.there + order.freed
        at.append((more, message("with what is freed {amount}", amount=plain(more, language))))
    for row, (amount, said) in enumerate(at):
        x, words, y = axis.at(amount), say(said, language), 24.0 + row * 14
        wide = width_of(words, SMALL)
        yield Line(x, y - 10, x, FOOT, LIMIT, 2, dashed=row > 0, under=row == 0 and len(at) > 1)
        before = x + 4 + wide > WIDTH
        start = x - 4 - wide if before else x + 4
        yield Box(start - 1, y - 11, start + wide + 1, y + 2)
        yield Words(start, y, words, SMALL, ink=LIMIT)


def _under(order: _Order, results: Results, language: str) -> tuple[list[Mark], float]:
    """What the tones are, with their options; then what is no triangle, and the names."""
    option_marks = marks_of(results.round)
    words = _value_words(results)
    marks, y = _told(
        order, (*_no_triangle(order, option_marks, language), words), option_marks, language
    )
    if y > TALLEST:  # too many to name: the table does
        marks, y = _told(order, (*_counted(order), words), None, language)
    key, end = key_of_names([o.option for o in order.triangles], results.round, y + 6)
    return ([*marks, *key], end) if end <= TALLEST - 4 else (marks, y)


def _told(
    order: _Order,
    said: Sequence[Message],
    option_marks: Mapping[str, str] | None,
    language: str,
) -> tuple[list[Mark], float]:
    """A line for each tone, with its options or how many they are; then what else is to say."""
    marks: list[Mark] = []
    y = FOOT + AFTER_AXIS
    for outcome, words in OUTCOMES.items():
        options = [one.option for one in order.triangles if one.outcome == outcome]
        if not options:
            continue
        listed = (
            message("{outcome}: {count}, named in the table", outcome=words, count=len(options))
            if option_marks is None
            else message(
                "{outcome}: {options}",
                outcome=words,
                options=", ".join(option_marks[name] for name in options),
            )
        )
        lines = text(listed, language, WIDTH - 24, SMALL)
        marks.append(Box(0, y + 1, 16, y + 12, FILLS[outcome], INK, dashed=outcome == "part"))
        marks += lines.marks(24, y)
        y += lines.height + 4
    for one in said:
        lines = text(one, language, WIDTH, SMALL)
        marks += lines.marks(0, y)
        y += lines.height + 3
    return marks, y


def _counted(order: _Order) -> list[Message]:
    count = len(order.frees) + len(order.beside)
    if not count:
        return []
    return [message("Options without a triangle are named in the table: {count}.", count=count)]


def _no_triangle(order: _Order, option_marks: Mapping[str, str], language: str) -> list[Message]:
    said = []
    if order.frees:
        listed = ", ".join(
            f"{option_marks[name]} ({plain(use, language)})" for name, use in order.frees
        )
        said.append(
            message(
                "No triangle, because they take nothing or free something ({unit}): {options}.",
                unit=order.unit.words,
                options=listed,
            )
        )
    if order.beside:
        listed = ", ".join(option_marks[name] for name in order.beside)
        said.append(
            message("No triangle, because value or use is not known: {options}.", options=listed)
        )
    return said


def _description(results: Results, order: _Order) -> Message:
    first, last = order.triangles[0], order.triangles[-1]
    chosen = sum(one.outcome != "not" for one in order.triangles)
    said = [
        message(
            "Each option is a right triangle: how wide it is, is what it takes; how high, what it "
            "is worth. The steepest come first, so {first} gives most value for what it takes and "
            "{last} least.",
            first=first.option,
            last=last.option,
        ),
        message(
            "{chosen} of {triangles} triangles are in the best set. Together all take {use:,} "
            "{unit}.",
            chosen=chosen,
            triangles=len(order.triangles),
            use=shown(last.before + last.use),
            unit=order.unit.words,
        ),
    ]
    if order.there is not None:
        said.append(
            message(
                "The limit is {there:,} {unit}.", there=shown(order.there), unit=order.unit.words
            )
        )
    if order.frees:
        said.append(
            message(
                "Options that take nothing or free something are no triangle. There are {count}.",
                count=len(order.frees),
            )
        )
    if order.beside:
        said.append(message("Value or use is not known for {options}.", options=order.beside))
    return sentences([*said, _value_words(results)])


def _table(results: Results, order: _Order) -> Table:
    names = full_names(results.round)
    portfolio = results.portfolio
    assert portfolio is not None  # noqa: S101 (only drawn where there is one)
    unit: Said = order.unit.words
    rows = [
        _row(
            names[o.option],
            (o.value, o.use, o.ratio, o.before + o.use, o.worth + o.value),
            OUTCOMES[o.outcome],
        )
        for o in order.triangles
    ]
    for name, use in order.frees:
        value = portfolio.question.values[name]
        numbers = (value, use, None, None, None)
        rows.append(_row(names[name], numbers, OUTCOMES[_outcome(portfolio, name)]))
    blank = message("value or use is not known")
    rows += [_row(names[name], (None,) * 5, blank) for name in order.beside]
    return Table(
        message("Options in the order of value for {limit}", limit=order.limit),
        (
            Column(message("Option")),
            Column(message("Value"), numbers=True),
            Column(message("Takes, {unit}", unit=unit), numbers=True),
            Column(message("Value for each unit"), numbers=True),
            Column(message("Taken together, {unit}", unit=unit), numbers=True),
            Column(message("Value together"), numbers=True),
            Column(message("In the best set")),
        ),
        tuple(rows),
    )


def _row(name: str, numbers: tuple[float | None, ...], outcome: Said) -> tuple[Cell, ...]:
    cells = [number_cell(None if n is None else shown(n), ",") for n in numbers]
    return (cell(name), *cells, cell(outcome))
