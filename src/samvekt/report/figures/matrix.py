"""The priority matrix: what options are judged to do, against what they cost and how many get it.

Judged levels are few and costs are many, so options with about the same judgement stand in one
band, each at its own cost, under each other where they would cover each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samvekt.bridge.figures import costs_in_kroner, recipients
from samvekt.bridge.results import Results
from samvekt.core.message import Message, message
from samvekt.core.message import Words as Terms
from samvekt.core.scales import Level
from samvekt.language import number, say
from samvekt.report.blocks import Cell, Column, Figure, Table, cell, number_cell
from samvekt.report.figures.axis import shown
from samvekt.report.figures.look import EMPTY, INK, PALE, PAPER, QUIET, SMALL, TALLEST, WIDTH
from samvekt.report.figures.matrix_layout import (
    BANDS,
    LEFT,
    Lane,
    Placed,
    Plan,
    Spot,
    lanes_of,
    plan_of,
)
from samvekt.report.figures.names import full_names, marks_of, width_of
from samvekt.report.figures.picture import Disc, Line, Mark, Words, specification
from samvekt.report.figures.rows import (
    between,
    key_of_names,
    notes,
    part_name,
    part_title,
    parts_of,
    room_for_rows,
    sentences,
    text,
)

NAME = "priority-matrix"
TITLE = message("Priority matrix: benefit and severity against resources")
BENEFIT_ONLY = message("Priority matrix: benefit against resources")
HEAD, FOOT = 58.0, 130.0
UNKNOWN_RADIUS, LEAST_RADIUS = 7.0, 2.5
CROWDS = ((20, 22.0), (100, 17.0), (10_000, 12.0))
"""The largest disc by how many options there are. [pixels]"""

OVERRIDDEN = message("people set another place")


def priority_matrix(
    results: Results,
    language: str = "nb",  # noqa: ARG001 (one shape for all figures)
) -> tuple[Figure, ...]:
    """Discs in bands; none where benefit is not judged."""
    criteria = _joined(results)
    spots = _spots(results, criteria) if criteria else []
    if not any(spot.value is not None for spot in spots):
        return ()
    plan = plan_of(spots)
    lanes = list(lanes_of(spots, plan))
    parts = parts_of(lanes, [lane.height for lane in lanes], room_for_rows(HEAD + FOOT))
    title = TITLE if len(criteria) > 1 else BENEFIT_ONLY
    return tuple(
        Figure(
            part_name(NAME, at, len(parts)),
            part_title(title, at, len(parts)),
            _description(spots, criteria),
            partial(_spec, part, plan, _Said(results, criteria, spots, title)),
            _table(results, _of(part) if len(parts) > 1 else spots, criteria),
        )
        for at, part in enumerate(parts, 1)
    )


def _of(lanes: Sequence[Lane]) -> list[Spot]:
    return [placed.spot for lane in lanes for placed in lane.placed]


def _joined(results: Results) -> tuple[tuple[str, Terms], ...]:
    """Benefit, and severity where the set judges it: key and words."""
    roles = [results.criteria.with_role(role) for role in ("benefit", "severity")]
    if roles[0] is None:
        return ()
    return tuple((one.key, one.words) for one in roles if one is not None)


def _spots(results: Results, criteria: Sequence[tuple[str, Terms]]) -> list[Spot]:
    round_ = results.round
    costs, reached = costs_in_kroner(round_).amounts, recipients(round_)
    most = max((n for n in reached.values() if n), default=1.0)
    largest: float = next(size for count, size in CROWDS if len(round_.options) <= count)
    marks, changed = marks_of(round_), _overridden(results)
    known = {key: _levels(results, key) for key, _ in criteria}
    return [
        Spot(
            option.id,
            marks[option.id],
            levels := {key: known[key].get(option.id) for key, _ in criteria},
            _value(levels.values()),
            costs[option.id],
            reached[option.id],
            option.id in changed,
            _radius(reached[option.id], most, largest),
        )
        for option in round_.options
    ]


def _radius(reached: float | None, most: float, largest: float) -> float:
    """Of a disc whose area is how many are reached."""
    if reached is None:
        return UNKNOWN_RADIUS
    return max(LEAST_RADIUS, largest * math.sqrt(max(reached, 0.0) / most))


def _overridden(results: Results) -> set[str]:
    if results.suggestion is None:
        return set()
    return {one.option for one in results.suggestion.ranking.lines if one.override is not None}


def _levels(results: Results, key: str) -> dict[str, Level]:
    """The level of the panel by option, else the severity stated in the round."""
    found: dict[str, Level] = {}
    severity = results.criteria.with_role("severity")
    if severity is not None and severity.key == key and severity.scale is not None:
        known = {level.key: level for level in severity.scale.levels}
        stated = {o.id: o.severity.level for o in results.round.options if o.severity}
        found = {name: known[level] for name, level in stated.items() if level in known}
    for view in results.panels:
        if view.key == key:
            middles = (one.middle for one in view.options)
            found |= {one.option: one.level for one in middles if one.level is not None}
    return found


def _value(levels: Collection[Level | None]) -> float | None:
    """The mean of the levels' values, when all are known. [0–100]"""
    known = [level.value for level in levels if level is not None]
    return sum(known) / len(known) if known and len(known) == len(levels) else None


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What the words around the discs need."""

    results: Results
    criteria: tuple[tuple[str, Terms], ...]
    spots: Sequence[Spot]
    title: Message


def _spec(lanes: Sequence[Lane], plan: Plan, said: _Said, language: str) -> Mapping[str, Any]:
    marks: list[Mark] = [*_heading(plan, said, language)]
    y = HEAD
    for lane in lanes:
        if lane.opens or lane is lanes[0]:
            marks.append(between(y))
            marks += _band_words(lane.band, y, language)
        for placed in lane.placed:
            marks += _spot_marks(placed, y + lane.height / 2)
        y += lane.height
    marks.append(between(y))
    if any(spot.where == "costs" for spot in said.spots):
        marks += plan.axis.marks(HEAD, y, language)
    for x in (plan.start if plan.frees else None, plan.end if plan.unknown else None):
        if x is not None:
            marks.append(Line(x, HEAD - 30, x, y, QUIET))
    largest = max([spot.radius for spot in said.spots] + [UNKNOWN_RADIUS + 4])
    marks += _size_key(said.spots, y + 22 + largest, language)
    under, end = notes(_notes(said), language, y + 30 + 2 * largest)
    options = [spot.option for spot in said.spots]
    key, foot = key_of_names(options, said.results.round, end + 6)
    if foot <= TALLEST:
        under, end = [*under, *key], foot
    return specification([*marks, *under], end + 4, say(said.title, language))


def _heading(plan: Plan, said: _Said, language: str) -> Iterator[Mark]:
    up = [words for _, words in said.criteria]
    name = text(message("{criteria}, 0–100", criteria=tuple(up)), language, WIDTH, SMALL)
    yield from name.marks(0, 0, ink=QUIET)
    years = costs_in_kroner(said.results.round).years
    cost = message("Cost in {years}, {unit}", years=_years(years), unit=plan.unit.words)
    columns: list[tuple[float, float, Message]] = [(plan.start, plan.end, cost)]
    if plan.frees:
        columns.append((LEFT, plan.start, message("Free, or frees money")))
    if plan.unknown:
        columns.append((plan.end, WIDTH, message("Cost not known")))
    for x, x2, words in columns:
        lines = text(words, language, x2 - x - 8, SMALL)
        top = HEAD - 6 - lines.height
        yield from lines.marks(x + 4, top, bold=True)


def _years(years: Sequence[int]) -> str:
    if not years:
        return "–"
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _band_words(band: int, y: float, language: str) -> Iterator[Mark]:
    if band == len(BANDS):
        yield from text(message("Not judged"), language, LEFT - 6, SMALL).marks(0, y + 4)
        return
    foot = BANDS[band]
    yield Words(0, y + 16, f"{foot:.0f}–{foot + 20:.0f}")


def _spot_marks(placed: Placed, y: float) -> Iterator[Mark]:
    spot = placed.spot
    known = spot.recipients is not None
    if spot.overridden:
        yield Disc(placed.x, y, spot.ring, EMPTY, INK, thick=1.5)
    fill = PALE if known else PAPER
    yield Disc(placed.x, y, spot.radius, fill, INK, dashed=not known)
    base = y + SMALL * 0.36
    if spot.inside:
        yield Words(placed.x, base, spot.mark, SMALL, "center")
    elif placed.before:
        yield Words(placed.x - spot.ring - 3, base, spot.mark, SMALL, "right")
    else:
        yield Words(placed.x + spot.ring + 3, base, spot.mark, SMALL)


def _size_key(spots: Sequence[Spot], y: float, language: str) -> Iterator[Mark]:
    """Discs of known size beside each other, and what a dashed one is."""
    known = [spot for spot in spots if spot.recipients]
    x, base = 0.0, y + SMALL * 0.36
    words = say(message("Recipients in a year:"), language)
    yield Words(x, base, words, SMALL)
    x += width_of(words, SMALL) + 10
    for spot in _examples(known):
        said = number(spot.recipients or 0.0, ",", language)
        yield Disc(x + spot.radius, y, spot.radius, PALE, INK)
        x += 2 * spot.radius + 4
        yield Words(x, base, said, SMALL)
        x += width_of(said, SMALL) + 14
    for drawn, said_of in (
        (any(spot.recipients is None for spot in spots), message("not known")),
        (any(spot.overridden for spot in spots), OVERRIDDEN),
    ):
        if not drawn:
            continue
        said = say(said_of, language)
        ring = said_of is OVERRIDDEN
        if ring:
            yield Disc(x + 10, y, 10, EMPTY, INK, thick=1.5)
        yield Disc(x + 10, y, UNKNOWN_RADIUS, PAPER, INK, dashed=not ring)
        yield Words(x + 25, base, said, SMALL)
        x += 25 + width_of(said, SMALL) + 14


def _examples(known: Sequence[Spot]) -> list[Spot]:
    """The largest, a middle one and the smallest disc: real options, so that sizes are true."""
    ordered = sorted(known, key=lambda spot: -(spot.recipients or 0.0))
    if len(ordered) < 3:
        return ordered
    return [ordered[0], ordered[len(ordered) // 2], ordered[-1]]


def _notes(said: _Said) -> list[Message]:
    found = [_how_joined(said.criteria)]
    found.append(message("Higher or lower within a band means nothing."))
    return found


def _how_joined(criteria: Sequence[tuple[str, Terms]]) -> Message:
    if len(criteria) == 1:
        return message("The bands are the value of the judged benefit, from 0 to 100.")
    return message(
        "The bands are the mean of the values of judged {benefit} and {severity}, each from 0 to "
        "100. The two count the same here; weights play no part.",
        benefit=criteria[0][1],
        severity=criteria[1][1],
    )


def _description(spots: Sequence[Spot], criteria: Sequence[tuple[str, Terms]]) -> Message:
    judged = [spot for spot in spots if spot.value is not None]
    top = max(spot.value or 0.0 for spot in judged)
    best = tuple(spot.mark for spot in judged if spot.value == top)
    said = [
        message(
            "Each disc is an option. Higher bands are judged better, further right costs more, and "
            "a larger disc reaches more people."
        ),
        _how_joined(criteria),
        message("Highest, with {value:.0f} of 100: {options}.", value=top, options=best),
    ]
    priced = [spot for spot in judged if spot.where == "costs"]
    if priced:
        dearest = max(priced, key=lambda spot: spot.cost or 0.0)
        cheapest = min(priced, key=lambda spot: spot.cost or 0.0)
        said.append(
            message(
                "The cost goes from {low:,.0f} kroner ({cheapest}) to {high:,.0f} kroner "
                "({dearest}).",
                low=cheapest.cost or 0.0,
                high=dearest.cost or 0.0,
                cheapest=cheapest.mark,
                dearest=dearest.mark,
            )
        )
    said += _apart(spots)
    return sentences(said)


def _apart(spots: Sequence[Spot]) -> Iterator[Message]:
    """What stands beside the scale or the bands, and what is not as it seems."""
    if frees := _those(spots, lambda spot: spot.where == "frees"):
        yield message("Free, or frees money: {options}.", options=frees)
    if unknown := _those(spots, lambda spot: spot.where == "unknown"):
        yield message("Cost not known: {options}.", options=unknown)
    if blank := _those(spots, lambda spot: spot.value is None):
        yield message("Not judged: {options}.", options=blank)
    if unreached := _those(spots, lambda spot: spot.recipients is None):
        yield message("Recipients not known: {options}.", options=unreached)
    if changed := _those(spots, lambda spot: spot.overridden):
        yield message(
            "People have set another place than the rule suggests for {options}.", options=changed
        )


def _those(spots: Sequence[Spot], which: Callable[[Spot], bool]) -> tuple[str, ...]:
    return tuple(spot.mark for spot in spots if which(spot))


def _table(results: Results, spots: Sequence[Spot], criteria: Sequence[tuple[str, Terms]]) -> Table:
    names = full_names(results.round)

    def row(spot: Spot) -> tuple[Cell, ...]:
        levels = [spot.levels[key] for key, _ in criteria]
        value = None if spot.value is None else shown(spot.value)
        return (
            cell(names[spot.option]),
            *(cell() if level is None else cell(level.words) for level in levels),
            number_cell(value, ","),
            number_cell(spot.cost, ",.0f"),
            number_cell(spot.recipients, ","),
            cell(message("yes")) if spot.overridden else cell(message("no")),
        )

    ordered = sorted(spots, key=lambda spot: -(-1.0 if spot.value is None else spot.value))
    return Table(
        message("Judgement, cost and recipients of each option"),
        (
            Column(message("Option")),
            *(Column(words) for _, words in criteria),
            Column(message("Value, 0–100"), numbers=True),
            Column(message("Cost, kroner"), numbers=True),
            Column(message("Recipients in a year"), numbers=True),
            Column(message("Another place set by people")),
        ),
        tuple(row(spot) for spot in ordered),
    )
