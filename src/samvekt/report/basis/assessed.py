"""The written assessments beside the three criteria, complete or with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.core.message import Message, message
from samvekt.report.basis.material import Material, paragraphs, where_it_stands
from samvekt.report.blocks import Block, Bullets, Heading, Marked, Paragraph

OTHERS = ("ethics", "other_levels", "feasibility", "acceptability")
"""Assessments a case may hold beside the ten parts, in the order they are shown."""


def assessed(material: Material, key: str) -> Iterator[Block]:
    """One assessment for the whole round, and what was written for single options."""
    yield from where_it_stands(material.part(key))
    written = tuple(_written(material, key))
    if written:
        yield Marked("judgement", written)


def _written(material: Material, key: str) -> Iterator[Block]:
    yield from paragraphs(getattr(material.round.assessments, key))
    lines = tuple(
        message("{option}: {text}", option=f"{option.id} {option.name}", text=text)
        for option in material.round.options
        if (text := getattr(option.assessments, key) or _why_not(option.assessments, key))
    )
    if lines:
        yield Bullets(lines)


def _why_not(assessments: object, key: str) -> Message | None:
    reason = getattr(assessments, "not_relevant", {}).get(key)
    return message("Not relevant, because: {reason}", reason=reason) if reason else None


def proportionality(material: Material) -> Iterator[Block]:
    """Whether benefit and severity stand in proportion to the resources."""
    yield from assessed(material, "proportionality")
    said = tuple(
        message("{option}: {severity}", option=material.named(name), severity=answer.result.summary)
        for name, answer in material.results.severities.answers.items()
        if answer
    )
    if said:
        yield Paragraph(message("How severe the conditions are by a national rule:"))
        yield Bullets(said)
    if "reference" in material.results.suggestions:
        found = material.results.suggestions["reference"]
        lines = tuple(
            message("{option}: {why}", option=material.named(line.option), why=why)
            for line in found.ranking.placed
            for why in line.reasons
        )
        yield Paragraph(message("By the rule {rule}:", rule=found.title))
        yield Bullets(lines)
    yield from material.figures.get("value-for-money", ())


def other_assessments(material: Material) -> Iterator[Block]:
    """Ethics, other levels, feasibility and acceptance, where they are asked for or written."""
    parts = {part.key: part for part in material.results.completeness.fields}
    shown = [key for key in OTHERS if _stands(material, key) or parts[key].state == "not_relevant"]
    if not shown:
        return
    yield Heading(2, message("Other assessments"), "other-assessments")
    for key in shown:
        yield Heading(3, parts[key].words)
        if parts[key].state == "not_relevant":
            yield from where_it_stands(parts[key])
        written = tuple(_written(material, key))
        if written:
            yield Marked("judgement", written)


def _stands(material: Material, key: str) -> bool:
    return bool(tuple(_written(material, key)))
