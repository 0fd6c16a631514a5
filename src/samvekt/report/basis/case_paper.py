"""The case paper: what those who decide need, with consequences apart from trade-offs."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.core.message import message
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.dossier.options import Option
from samvekt.report.basis import conclusion
from samvekt.report.basis.knowledge import participation
from samvekt.report.basis.main_points import main_points
from samvekt.report.basis.material import Material, option_cell, paragraphs
from samvekt.report.basis.options import first_costs
from samvekt.report.basis.order import place_cell
from samvekt.report.basis.terms import choice
from samvekt.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Marked,
    Note,
    Paragraph,
    Said,
    Table,
    cell,
)

CONSEQUENCES = ("children", "unequal_access", "local_conditions", "other_levels", "feasibility")
"""Assessments that say what follows from the options; the others weigh them against each other."""

WEIGHED = ("proportionality", "ethics", "acceptability")


def case_paper(material: Material) -> Iterator[Block]:
    """Every block of the case paper."""
    frame, end = material.round.frame, material.round.conclusion
    yield Heading(1, material.round.title)
    yield Paragraph(material.text("paper_about"), lead=True)
    if material.round.illustration:
        yield Note(material.round.illustration)
    to_decide = end is not None and end.proposals
    yield Bullets(
        (
            message("Kind of case: {kind}", kind=DECISION if to_decide else DISCUSSION),
            message("Level: {level}", level=choice(Frame, "level", frame.level)),
        )
    )
    yield Heading(2, message("Proposed decision"), "proposal")
    yield from conclusion.proposed(material)
    yield Heading(2, message("Background"), "background")
    yield from paragraphs(frame.situation)
    yield Heading(2, message("Why the case is raised"), "why")
    yield from paragraphs(frame.need)
    yield Heading(2, message("Main points"), "main-points")
    yield Bullets(tuple(main_points(material)))
    yield from _consequences(material)
    yield from _tradeoffs(material)
    yield Heading(2, message("Participation"), "participation")
    yield from participation(material)
    yield Heading(2, message("What the case rests on"), "basis")
    yield Paragraph(material.text("groups_not_persons"))
    yield Paragraph(material.text("checking_intro"))
    if material.checksum:
        yield Paragraph(
            message("Checksum of the round (SHA-256): {checksum}", checksum=material.checksum)
        )


DECISION = message("to be decided")
DISCUSSION = message("to be discussed")


def _consequences(material: Material) -> Iterator[Block]:
    yield Heading(2, material.text("paper_consequences"), "consequences")
    yield Marked("knowledge", tuple(_what_follows(material)))


def _what_follows(material: Material) -> Iterator[Block]:
    yield Paragraph(material.text("knowledge_intro"))
    yield Table(
        message("What the options cost, and whom they are for"),
        (
            Column(message("Option")),
            Column(message("For whom")),
            Column(message("Cost in the first year given")),
            Column(message("Why the service stays sound")),
        )
        if _reduced(material)
        else (
            Column(message("Option")),
            Column(message("For whom")),
            Column(message("Cost in the first year given")),
        ),
        tuple(_consequence(material, option) for option in material.round.options),
    )
    yield from _written(material, CONSEQUENCES)


def _reduced(material: Material) -> bool:
    return any(option.soundness for option in material.round.options)


def _consequence(material: Material, option: Option) -> tuple[Cell, ...]:
    row = (
        option_cell(option),
        cell(*((option.target_group,) if option.target_group else ())),
        Cell(tuple(first_costs(option))),
    )
    sound: tuple[Said, ...] = (option.soundness,) if option.soundness else ()
    return (*row, Cell(sound)) if _reduced(material) else row


def _written(material: Material, keys: tuple[str, ...]) -> Iterator[Block]:
    completeness = material.results.completeness
    words = {part.key: part.words for part in (*completeness.parts, *completeness.fields)}
    for key in keys:
        if text := getattr(material.round.assessments, key):
            yield Heading(3, words[key])
            yield from paragraphs(text)


def _tradeoffs(material: Material) -> Iterator[Block]:
    yield Heading(2, material.text("paper_tradeoffs"), "tradeoffs")
    yield Marked("tradeoff", tuple(_weighed(material)))


def _weighed(material: Material) -> Iterator[Block]:
    yield Paragraph(material.text("tradeoff_intro"))
    yield from conclusion.overall(material)
    yield from _written(material, WEIGHED)
    if found := material.results.suggestion:
        yield Paragraph(material.text("people_decide"))
        voices = material.results.voices
        yield Table(
            message("Place by the rule, and with each one's weights"),
            (
                Column(message("Option")),
                Column(found.title, numbers=True),
                *(Column(one.weights.stakeholder, numbers=True) for one in voices),
            ),
            tuple(
                (
                    cell(material.named(line.option)),
                    place_cell(line),
                    *(place_cell(one.suggestion.ranking.of(line.option)) for one in voices),
                )
                for line in found.ranking.lines
            ),
        )
    yield from conclusion.overrides(material)
    yield from conclusion.dissent(material)
