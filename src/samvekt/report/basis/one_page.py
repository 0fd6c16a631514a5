"""One page for residents: what the case is about, what was looked at, and what happens now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samvekt.core.message import Message, message
from samvekt.core.ranking.result import RankedOption
from samvekt.formats.dossier.decision import Proposal
from samvekt.report.basis.main_points import what_is_uncertain
from samvekt.report.basis.material import Material
from samvekt.report.basis.order import place_cell
from samvekt.report.basis.terms import choice
from samvekt.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Note,
    Paragraph,
    Said,
    Table,
    cell,
)

LONGEST = 420  # signs of the round's own text; whole sentences only
MOST_OPTIONS = 16


def one_page(material: Material) -> Iterator[Block]:
    """Every block of the page."""
    round_ = material.round
    yield Heading(1, round_.title)
    yield Paragraph(material.text("residents_about"), lead=True)
    if round_.illustration:
        yield Note(opening(round_.illustration, LONGEST // 2))
    if round_.frame.situation:
        yield Paragraph(opening(round_.frame.situation, LONGEST))
    yield Heading(2, material.text("residents_looked_at"))
    yield Bullets(
        tuple(
            material.text(name)
            for name in ("residents_benefit", "residents_resources", "residents_severity")
        )
    )
    yield Heading(2, _heading(material))
    yield Paragraph(material.text("people_decide"))
    yield _table(material)
    yield from _said(material)
    yield from _uncertain(material)
    yield Heading(2, material.text("residents_next"))
    yield Bullets(tuple(_next(material)))


def opening(text: str, most: int) -> str:
    """The first whole sentences of a text, at most so many signs, and never less than one.

    Example:
        >>> opening("One. Two is longer. Three.", 19)
        'One. Two is longer.'
    """
    sentences = re.split(r"(?<=[.!?])\s+", text.split("\n\n", maxsplit=1)[0].strip())
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + 1 + len(sentence) > most:
            break
        kept = f"{kept} {sentence}"
    return kept


def _heading(material: Material) -> Message:
    end = material.round.conclusion
    if end and end.proposals:
        return message("What is proposed")
    return message("The options, in the order the rule suggests")


def _table(material: Material) -> Block:
    end, found = material.round.conclusion, material.results.suggestion
    if end and end.proposals:
        second, rows = message("Proposal"), [_proposal(material, one) for one in end.proposals]
    elif found:
        second, rows = message("Place"), [_placed(material, line) for line in found.ranking.lines]
    else:
        second = message("Place")
        rows = [(cell(one.name), cell("–")) for one in material.round.options]
    left_out = len(rows) - MOST_OPTIONS
    caption = (
        message("The first {shown} of {all} options", shown=MOST_OPTIONS, all=len(rows))
        if left_out > 0
        else message("The options")
    )
    columns = (Column(message("Option")), Column(second))
    return Table(caption, columns, tuple(rows[:MOST_OPTIONS]))


def _proposal(material: Material, one: Proposal) -> tuple[Cell, ...]:
    outcome = choice(Proposal, "outcome", one.outcome)
    return (cell(material.round.option(one.option).name), cell(outcome))


def _placed(material: Material, line: RankedOption) -> tuple[Cell, ...]:
    return (cell(material.round.option(line.option).name), place_cell(line))


def _uncertain(material: Material) -> Iterator[Block]:
    points = tuple(what_is_uncertain(material))
    if points:
        yield Heading(2, message("What is uncertain"))
        yield Bullets(points)


def _said(material: Material) -> Iterator[Block]:
    given = [one for one in material.round.participation if one.said]
    if not given:
        return
    yield Heading(2, message("What people have said"))
    yield Bullets(
        tuple(message("{who}: {said}", who=one.who, said=one.said or "") for one in given[:4])
    )


def _next(material: Material) -> Iterator[Said]:
    end = material.round.conclusion
    if end and end.decided_by and end.decided_on:
        yield message("Decided by {who} on {day}.", who=end.decided_by, day=end.decided_on)
    elif end and end.decided_by:
        yield message("To be decided by {who}.", who=end.decided_by)
    else:
        yield message("Nothing is decided yet.")
    yield material.text("groups_not_persons")
    yield material.text("residents_contact")
