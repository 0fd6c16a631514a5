"""What is official, local or suggested, and how anyone can work the result out again."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt import METHOD_VERSION, __version__
from samvekt.bridge.standing import STATUS
from samvekt.core.message import Message, message
from samvekt.report.basis.material import Material
from samvekt.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Said,
    Table,
    cell,
)


def standing(material: Material) -> Iterator[Block]:
    """What in the case is official, local or only suggested."""
    yield Heading(2, message("Official, local or suggested"), "standing")
    yield Paragraph(material.text("standing_intro"))
    yield Bullets(
        tuple(material.text(name) for name in ("official_means", "local_means", "suggested_means"))
    )
    yield Table(
        message("How official each part of the method is"),
        (Column(message("What")), Column(message("Which")), Column(message("Standing"))),
        tuple(_standings(material)),
    )


def _standings(material: Material) -> Iterator[tuple[Cell, ...]]:
    results = material.results
    criteria, profile = results.criteria, results.completeness
    yield _row(message("Criteria"), criteria.title, criteria.label, criteria.status)
    scales = {c.scale.name: c.scale_status for c in criteria.judged if c.scale}
    for name, status in scales.items():
        yield _row(message("Scale"), name, None, status)
    yield _row(message("Formality profile"), profile.title, profile.profile, profile.status)
    for rule in results.suggestions.values():
        yield _row(message("Ranking rule"), rule.title, rule.record, rule.status)
    if results.firmness:
        doubts = results.firmness.doubts
        yield _row(message("Doubt in the judgements"), doubts.record, None, doubts.status)
    for answer in {a.rule: a for a in results.severities.answers.values() if a}.values():
        yield _row(message("Severity rule"), answer.rule, None, answer.status)
    for record in material.texts.records:
        yield _row(message("Fixed texts"), record.title, record.label, record.status)


def _row(what: Message, which: Said, record: str | None, status: str | None) -> tuple[Cell, ...]:
    return (
        cell(what),
        cell(which, *((record,) if record else ())),
        cell(STATUS[status] if status else message("of the round's own")),
    )


def checking(material: Material) -> Iterator[Block]:
    """Method, version, seed and checksum."""
    results = material.results
    yield Heading(2, message("Method and checking"), "method")
    yield Paragraph(material.text("checking_intro"))
    said: list[Said] = []
    if results.suggestion:
        said.append(
            message(
                "Rule with parameters: {record}.",
                record=results.suggestion.record or results.suggestion.title,
            )
        )
    if results.firmness:
        asked = results.firmness.asked
        said.append(
            message(
                "Firmness: {draws:,.0f} draws, seed {seed}.", draws=asked.draws, seed=asked.seed
            )
        )
    if results.portfolio and results.portfolio.in_scenarios:
        fitted = results.portfolio.asked
        said.append(
            message(
                "Sets in doubt: {draws:,.0f} draws, seed {seed}.",
                draws=fitted.scenarios,
                seed=fitted.seed,
            )
        )
    said.append(
        message(
            "Samvekt {version}, method version {method}.",
            version=__version__,
            method=METHOD_VERSION,
        )
    )
    if material.checksum:
        said.append(
            message("Checksum of the round (SHA-256): {checksum}", checksum=material.checksum)
        )
    said += [
        message("{name} was not worked out: {why}", name=name, why=why)
        for name, why in _not_worked_out(material)
    ]
    yield Bullets(tuple(said))


PARTS = {
    "comparison": message("the comparison of rules"),
    "weights": message("the weights"),
    "firmness": message("how firm the order is"),
    "portfolio": message("what fits within the limits"),
}


def _not_worked_out(material: Material) -> Iterator[tuple[Message, Message]]:
    for name, why in material.results.refused.items():
        if name in PARTS:
            yield PARTS[name], why
