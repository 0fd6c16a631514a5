"""What the case rests on and how certain it is, and who has taken part."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.core.message import message
from samvekt.formats.dossier.decision import Participation
from samvekt.formats.dossier.evidence import Evidence
from samvekt.formats.dossier.judgements import Assessor
from samvekt.report.basis.material import Material, not_too_many, where_it_stands
from samvekt.report.basis.terms import choice, choice_or
from samvekt.report.blocks import (
    Block,
    Cell,
    Column,
    Details,
    Heading,
    Link,
    Marked,
    Paragraph,
    Said,
    Table,
    cell,
)


def knowledge(material: Material) -> Iterator[Block]:
    """What is known, how certain it is, and what to keep in mind before figures are compared."""
    yield from where_it_stands(material.part("knowledge"))
    yield Marked("knowledge", tuple(_known(material)))


def _known(material: Material) -> Iterator[Block]:
    if material.results.cautions:
        yield Heading(3, message("Before you compare the figures"))
        yield not_too_many(material.results.cautions)
    evidence = material.round.evidence
    if not evidence:
        return
    yield Heading(3, message("Sources"))
    yield Paragraph(material.text("sources_intro"))
    yield Table(
        message("Sources with year, and what to keep in mind"),
        (
            Column(message("Id")),
            Column(message("Source")),
            Column(message("Year"), numbers=True),
            Column(message("What it supports")),
            Column(message("Keep in mind")),
        ),
        tuple(_source(item) for item in evidence),
    )


def _source(item: Evidence) -> tuple[Cell, ...]:
    source: tuple[Said | Link, ...] = (
        Link(item.source, item.link) if item.link else item.source,
        choice(Evidence, "kind", item.kind),
    )
    return (
        cell(item.id),
        Cell(source),
        cell(str(item.year or "–")),
        cell(*((item.supports,) if item.supports else ())),
        cell(
            *(text for text in (item.setting, item.doubt) if text),
            *choice_or(Evidence, "quality", item.quality),
        ),
    )


def participation(material: Material) -> Iterator[Block]:
    """Who has taken part, what they said and what came of it; who judged, and impartiality."""
    yield from where_it_stands(material.part("participation"))
    taken_part = material.round.participation
    if taken_part:
        yield Table(
            message("Who has taken part, and what came of it"),
            (
                Column(message("Who")),
                Column(message("How, and when")),
                Column(message("What was said")),
                Column(message("What came of it")),
            ),
            tuple(_took_part(one) for one in taken_part),
        )
    assessors = material.round.assessors
    if assessors:
        shown = Table(
            message("Who has judged, and whether they are impartial"),
            (
                Column(message("Who")),
                Column(message("Role")),
                Column(message("Impartiality")),
            ),
            tuple(_assessor(one) for one in assessors),
        )
        yield Details(message("Who has judged"), (shown,))


def _took_part(one: Participation) -> tuple[Cell, ...]:
    how: tuple[Said, ...] = (one.how,)
    if one.when:
        how = (*how, message("{day}", day=one.when))
    who: tuple[Said, ...] = (one.who,)
    if one.hard_to_reach == "yes":
        who = (*who, message("A group that is often hard to reach"))
    return (
        Cell(who),
        Cell(how),
        cell(*((one.said,) if one.said else ())),
        cell(one.outcome or message("Not answered yet")),
    )


def _assessor(one: Assessor) -> tuple[Cell, ...]:
    role: tuple[Said, ...] = (choice(Assessor, "role", one.role),)
    if one.title:
        role = (*role, one.title)
    return (
        cell(f"{one.id} {one.name}" if one.name else one.id),
        Cell(role),
        Cell(tuple(_impartiality(one))),
    )


def _impartiality(one: Assessor) -> Iterator[Said]:
    declared = one.impartiality
    if declared.disqualified:
        yield message("Disqualified. None of the judgements count.")
    elif declared.declared_on is None:
        yield message("Has not declared whether they are impartial")
    if declared.declared_on is not None:
        yield message("Declared {day}", day=declared.declared_on)
    if declared.reason:
        yield declared.reason
    if declared.decided_by:
        yield message("Decided by {who}", who=declared.decided_by)
