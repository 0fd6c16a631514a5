"""The full decision basis: ten parts in the guide's order, trade-offs, conclusion, checking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from samvekt.bridge.standing import STATE
from samvekt.core.message import message
from samvekt.report.basis import assessed, checking, conclusion, fitting, order
from samvekt.report.basis.knowledge import knowledge, participation
from samvekt.report.basis.main_points import main_points
from samvekt.report.basis.material import Material, numbered
from samvekt.report.basis.options import criteria, each_option
from samvekt.report.basis.situation import limits, plans, situation
from samvekt.report.blocks import Block, Bullets, Heading, Marked, Note, Paragraph

Part = Callable[[Material], Iterator[Block]]

PARTS: Mapping[str, Part] = {
    "situation": situation,
    "frame": limits,
    "criteria": criteria,
    "proportionality": assessed.proportionality,
    "children": lambda material: assessed.assessed(material, "children"),
    "local_conditions": lambda material: assessed.assessed(material, "local_conditions"),
    "unequal_access": lambda material: assessed.assessed(material, "unequal_access"),
    "knowledge": knowledge,
    "participation": participation,
    "plans": plans,
}
"""The ten parts of the decision basis, in the order of the national guide."""


def full(material: Material) -> Iterator[Block]:
    """Every block of the full basis."""
    yield Heading(1, material.round.title)
    yield Paragraph(material.text("basis_about"), lead=True)
    if material.round.illustration:
        yield Note(material.round.illustration)
    yield Paragraph(material.text("groups_not_persons"))
    yield Heading(2, message("Main points"), "main-points")
    yield Bullets(tuple(main_points(material)))
    yield Paragraph(material.text("three_kinds"))
    for number, (key, part) in enumerate(PARTS.items(), 1):
        found = material.part(key)
        yield Heading(2, numbered(number, found.words), key)
        yield Paragraph(
            message("{asks} State: {state}.", asks=found.asks or "", state=STATE[found.state])
        )
        yield from part(material)
    yield from assessed.other_assessments(material)
    yield from _tradeoffs(material)
    yield from _conclusion(material)
    yield from conclusion.follow_up(material)
    yield from each_option(material)
    yield from checking.standing(material)
    yield from checking.checking(material)


def _tradeoffs(material: Material) -> Iterator[Block]:
    yield Heading(2, message("Trade-offs"), "tradeoffs")
    yield Marked("tradeoff", (Paragraph(material.text("tradeoff_intro")),))
    for part in (order.suggested, order.voices, order.rules_apart, order.firm, fitting.fitting):
        yield from part(material)


def _conclusion(material: Material) -> Iterator[Block]:
    yield Heading(2, message("Overall judgement and proposal"), "conclusion")
    yield from conclusion.overall(material)
    yield Heading(3, message("Proposed decision"), "proposal")
    yield from conclusion.proposed(material)
    yield from conclusion.overrides(material)
    yield from conclusion.dissent(material)
    yield Paragraph(material.text("appeal"))
