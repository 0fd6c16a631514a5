"""Why the case is raised, within which limits, and which plans it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.bridge.figures import unit_words
from samvekt.core.message import Message, message
from samvekt.formats.dossier.decision import Budget, PersonnelLimit
from samvekt.formats.dossier.frame import PlanLink
from samvekt.reference.kinds.law import LawReference
from samvekt.report.basis.material import Material, paragraphs, where_it_stands
from samvekt.report.blocks import (
    Block,
    Bullets,
    Column,
    Details,
    Heading,
    Link,
    Said,
    Table,
    cell,
    number_cell,
)


def situation(material: Material) -> Iterator[Block]:
    """The situation and the need."""
    frame = material.round.frame
    yield from where_it_stands(material.part("situation"))
    yield from paragraphs(frame.situation)
    yield from paragraphs(frame.need)


def limits(material: Material) -> Iterator[Block]:
    """Legal, economic and professional limits, provisions, and the money and people there are."""
    frame = material.round.frame
    yield from where_it_stands(material.part("frame"))
    for heading, text in (
        (message("Legal limits"), frame.legal),
        (message("Economic limits"), frame.economic),
        (message("Professional limits"), frame.professional),
    ):
        if text:
            yield Heading(3, heading)
            yield from paragraphs(text)
    if material.results.laws:
        shown = Bullets(tuple(_provision(found) for found in material.results.laws))
        yield Details(message("Provisions that apply"), (shown,))
    yield from _amounts(material)


def _provision(found: LawReference) -> Message:
    return message(
        "{law} {paragraph}: {says}",
        law=found.law.content.short,
        paragraph=found.paragraph.paragraph,
        says=found.paragraph.says,
    )


def _amounts(material: Material) -> Iterator[Block]:
    given = material.round.limits
    rows: list[tuple[str, Budget | PersonnelLimit]] = [
        *((one.name, one) for one in given.budgets),
        *((one.profession, one) for one in given.personnel),
    ]
    if not rows:
        return
    years = sorted({year for _, one in rows for year in one.years})
    yield Table(
        message("Limits on money and people"),
        (
            Column(message("Limit")),
            Column(message("Counted in")),
            *(Column(str(year), numbers=True) for year in years),
        ),
        tuple(
            (
                cell(name),
                cell(unit_words(one.unit)),
                *(number_cell(one.years.get(year), ",.10g") for year in years),
            )
            for name, one in rows
        ),
    )


def plans(material: Material) -> Iterator[Block]:
    """The plans and earlier decisions the case belongs to."""
    yield from where_it_stands(material.part("plans"))
    if material.round.frame.plans:
        yield Bullets(tuple(_plan(one) for one in material.round.frame.plans))


def _plan(plan: PlanLink) -> Said | Link:
    said = plan.plan if not plan.goal else f"{plan.plan}: {plan.goal}"
    return Link(said, plan.link) if plan.link else said
