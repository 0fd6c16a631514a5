"""One page for residents: what the case is about, what was looked at, and what happens now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samvekt.core.message import message
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
MOST_OPTIONS = 10


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
    yield from _proposed(material) if _has_proposals(material) else _ordered(material)
    yield from _said(material)
    yield from _uncertain(material)
    yield Heading(2, material.text("residents_next"))
    yield Bullets(tuple(_next(material)))


def _has_proposals(material: Material) -> bool:
    end = material.round.conclusion
    return end is not None and bool(end.proposals)


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


def _proposed(material: Material) -> Iterator[Block]:
    """The options by what is proposed for them."""
    end = material.round.conclusion
    by_outcome: dict[str, list[str]] = {}
    for one in end.proposals if end else ():
        by_outcome.setdefault(one.outcome, []).append(material.round.option(one.option).name)
    yield Heading(2, message("What is proposed"))
    yield Bullets(
        tuple(
            message("{outcome}: {options}.", outcome=_outcome(outcome), options=tuple(names))
            for outcome, names in by_outcome.items()
        )
    )


def _outcome(outcome: str) -> Said:
    return choice(Proposal, "outcome", outcome)


def _ordered(material: Material) -> Iterator[Block]:
    """The options in the order the rule suggests."""
    found = material.results.suggestion
    lines = found.ranking.lines if found else ()
    rows = [_placed(material, line) for line in lines] or [
        (cell(one.name), cell("–")) for one in material.round.options
    ]
    left_out = len(rows) - MOST_OPTIONS
    caption = (
        message("The first {shown} of {all} options", shown=MOST_OPTIONS, all=len(rows))
        if left_out > 0
        else message("The options")
    )
    yield Heading(2, message("The options, in the order the rule suggests"))
    yield Paragraph(material.text("people_decide"))
    columns = (Column(message("Option")), Column(message("Place")))
    yield Table(caption, columns, tuple(rows[:MOST_OPTIONS]))


def _placed(material: Material, line: RankedOption) -> tuple[Cell, ...]:
    return (cell(material.round.option(line.option).name), place_cell(line))


def _uncertain(material: Material) -> Iterator[Block]:
    points = tuple(what_is_uncertain(material, briefly=True))
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
